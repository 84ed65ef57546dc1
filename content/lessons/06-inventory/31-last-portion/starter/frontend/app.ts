import { showMenu } from './menu.ts';
import { orderTogether } from './two-phones.ts';

document.getElementById('both')!.addEventListener('click', async () => {
  await orderTogether('Dal');
  await showMenu();
});
await showMenu();
