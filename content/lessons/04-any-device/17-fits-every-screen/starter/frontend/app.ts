import { add } from './cart.ts';
import { showMenu } from './menu.ts';

await showMenu(add);
