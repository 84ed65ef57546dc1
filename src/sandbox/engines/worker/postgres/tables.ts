import type { PGlite } from '@electric-sql/pglite';

/** The rows of every table, and where the sequences stand. */
export interface Rows {
  /** Stands for the shape of all tables: equal shapes, equal text. */
  shape: string;
  tables: { name: string; rows: Blob }[];
  /** SQL that puts the sequences back. */
  sequences: string;
}

const ours = `n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'`;

/** Removes all tables, types and functions. */
export async function removeEverything(database: PGlite): Promise<void> {
  const schemas = await column(
    database,
    `SELECT quote_ident(n.nspname) AS value FROM pg_namespace n WHERE ${ours}`,
  );
  const drops = schemas.map((schema) => `DROP SCHEMA ${schema} CASCADE;`).join('\n');
  await database.exec(`${drops} CREATE SCHEMA public;`);
}

/** Copies all rows out of the database. */
export async function copyRows(database: PGlite): Promise<Rows> {
  const tables: Rows['tables'] = [];
  for (const name of await tableNames(database)) {
    const { blob } = await database.query(`COPY ${name} TO '/dev/blob' WITH (FORMAT binary)`);
    tables.push({ name, rows: blob ?? new Blob() });
  }
  const sequences = await column(
    database,
    `SELECT format('SELECT setval(%L, %s, %L);', format('%I.%I', schemaname, sequencename),
       coalesce(last_value, start_value), last_value IS NOT NULL) AS value FROM pg_sequences`,
  );
  return { shape: await shape(database), tables, sequences: sequences.join('\n') };
}

/** Puts rows back in place of those that are there. The tables must have the shape they had. */
export async function putRows(database: PGlite, { tables, sequences }: Rows): Promise<void> {
  await database.transaction(async (transaction) => {
    // Rows come table by table: keys between tables and triggers must not look until all are back.
    await transaction.exec('SET LOCAL session_replication_role = replica');
    if (tables.length > 0) {
      await transaction.exec(`TRUNCATE ${tables.map(({ name }) => name).join(', ')} CASCADE`);
    }
    for (const { name, rows } of tables) {
      await transaction.query(`COPY ${name} FROM '/dev/blob' WITH (FORMAT binary)`, [], {
        blob: rows,
      });
    }
    if (sequences) await transaction.exec(sequences);
  });
}

/** Columns, rules, indexes, views, functions and triggers, as one number. */
export async function shape(database: PGlite): Promise<string> {
  const [value] = await column(
    database,
    `SELECT md5(coalesce(string_agg(part, E'\\n' ORDER BY part), '')) AS value FROM (
       SELECT format('%s %s %s %s %s %s', a.attrelid::regclass, a.attname, a.attnum,
         format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid)) AS part
       FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
       LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
       WHERE ${ours} AND a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'S')
       UNION ALL SELECT format('%s %s', c.conrelid::regclass, pg_get_constraintdef(c.oid))
       FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace WHERE ${ours}
       UNION ALL SELECT pg_get_indexdef(i.indexrelid)
       FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${ours}
       UNION ALL SELECT format('%s %s', c.oid::regclass, pg_get_viewdef(c.oid))
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${ours} AND c.relkind IN ('v', 'm')
       UNION ALL SELECT pg_get_functiondef(p.oid)
       FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE ${ours} AND p.prokind IN ('f', 'p')
       UNION ALL SELECT pg_get_triggerdef(t.oid)
       FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE ${ours} AND NOT t.tgisinternal
     ) AS parts`,
  );
  return value ?? '';
}

function tableNames(database: PGlite): Promise<string[]> {
  return column(
    database,
    `SELECT format('%I.%I', n.nspname, c.relname) AS value
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${ours} AND c.relkind = 'r' ORDER BY 1`,
  );
}

async function column(database: PGlite, sql: string): Promise<string[]> {
  const { rows } = await database.query<{ value: string }>(sql);
  return rows.map(({ value }) => value);
}
