import { logIn, logOut, readMe } from './api.ts';
import { changeMyNumber } from './trick.ts';

const form = document.querySelector<HTMLFormElement>('#log-in')!;
const status = document.getElementById('status')!;

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const fields = Object.fromEntries(new FormData(form)) as { email: string; password: string };
  const isIn = await logIn(fields);
  status.textContent = isIn ? '' : 'This address and this password do not go together.';
  await show();
});
document.getElementById('log-out')!.addEventListener('click', async () => {
  await logOut();
  await show();
});
document.getElementById('trick')!.addEventListener('click', async () => {
  changeMyNumber();
  await show();
});
await show();

async function show(): Promise<void> {
  const me = await readMe();
  document.getElementById('me')!.textContent = me
    ? `You are ${me.name}, ${me.role}.`
    : 'You are a guest.';
}
