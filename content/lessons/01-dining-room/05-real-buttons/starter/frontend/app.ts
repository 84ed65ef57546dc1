import { add } from './basket.ts';
import { showMenu } from './menu.ts';

await showMenu(add);
