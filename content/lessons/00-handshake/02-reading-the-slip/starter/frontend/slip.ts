/** Sends what stands in the form, and writes down everything that comes back. */
export function readSlip(): void {
  const form = document.querySelector<HTMLFormElement>('#slip')!;
  const reply = document.getElementById('reply')!;

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const fields = new FormData(form);
    const method = String(fields.get('method'));
    try {
      const response = await fetch(String(fields.get('path')), { method });
      const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`);
      reply.textContent = [response.status, ...headers, '', await response.text()].join('\n');
    } catch {
      reply.textContent = 'Nobody answered.';
    }
  });
}
