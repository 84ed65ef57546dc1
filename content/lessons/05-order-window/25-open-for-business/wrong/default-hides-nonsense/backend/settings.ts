/** What the environment says, with a value for what it leaves out. */
export const settings = {
  port: Number(process.env.PORT ?? 3000),
  databaseUrl: process.env.DATABASE_URL ?? 'postgres://postgres@localhost:5432/postgres',
};
