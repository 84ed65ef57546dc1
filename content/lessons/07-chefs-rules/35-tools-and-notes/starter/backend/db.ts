import { Pool } from 'pg';
import { readSetting } from './settings.ts';

/** Opens connections to the pantry. Whoever opens them ends them, or the program goes on for ever. */
export function openPantry(): Pool {
  return new Pool({ connectionString: readSetting('DATABASE_URL') });
}
