const form = document.querySelector<HTMLFormElement>('#account')!;
const status = document.getElementById('status')!;

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { action, ...fields } = Object.fromEntries(new FormData(form, event.submitter));
  const isNew = action === 'register';
  const response = await fetch(isNew ? '/api/users' : '/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fields),
  });
  const answer = await response.json();
  status.textContent = response.ok
    ? `${isNew ? 'Welcome' : 'Good to see you again'}, ${answer.name}.`
    : answer.error;
});

document.getElementById('peek')!.addEventListener('click', async () => {
  const users = await (await fetch('/api/office/users')).json();
  const rows = users.map((user: Record<string, string>) => {
    const row = document.createElement('li');
    row.className = 'dish';
    row.textContent = Object.values(user).join(' · ');
    return row;
  });
  document.getElementById('users')!.replaceChildren(...rows);
});
