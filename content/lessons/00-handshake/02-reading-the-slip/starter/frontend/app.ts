import { showMenu } from './menu.ts';
import { readSlip } from './slip.ts';

readSlip();
await showMenu();
