import { Pool } from 'pg';

/** The kitchen's connections to the pantry. */
export const pool = new Pool({
  connectionString: 'postgres://postgres:pantry-key-7731@localhost:5432/postgres',
});

// A connection may break while nobody uses it. Without a listener, that would end the process.
pool.on('error', (error) => console.error(`The pantry has gone: ${error.message}`));
