import { openMenu } from './hearts.ts';

await openMenu();
