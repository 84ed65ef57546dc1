import { process } from './process-object.ts';

// Before the libraries that look at `process` while they load.
Object.assign(self, { process });
