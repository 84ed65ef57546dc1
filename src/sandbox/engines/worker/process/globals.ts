import { Buffer } from 'buffer';
import { process } from './process-object.ts';

// Imported before libraries that use these while they load.
Object.assign(self, { process, Buffer });
