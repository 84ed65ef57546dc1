import { Pool } from 'pg';
import { settings } from './settings.ts';

/** The kitchen's connections to the pantry. */
export const pool = new Pool({ connectionString: settings.databaseUrl });

// A connection may break while nobody uses it. Without a listener, that would end the process.
pool.on('error', (error) => console.error(`The pantry has gone: ${error.message}`));
