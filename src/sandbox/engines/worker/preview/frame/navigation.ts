import type { Place } from './place.ts';

/** Followed links and sent forms replace the page with the sandbox's answer, as a browser would. */
export function followLinksAndForms(place: Place): void {
  addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest?.('a[href]');
    if (!link || event.defaultPrevented || event.button !== 0) return;
    event.preventDefault();
    if (!link.hasAttribute('download')) place.go(link.getAttribute('href')!);
  });

  addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    sendForm(place, event.target as HTMLFormElement, event.submitter);
  });
  // Code that calls it means it: no event, no validation.
  HTMLFormElement.prototype.submit = function submit() {
    sendForm(place, this, null);
  };
}

function sendForm(place: Place, form: HTMLFormElement, button: HTMLElement | null): void {
  const url = new URL(
    button?.getAttribute('formaction') || form.getAttribute('action') || place.url.href,
    place.url,
  );
  const data = new FormData(form, button);
  const pairs = [...data].map(([name, value]): [string, string] => [name, String(value)]);
  const fields = new URLSearchParams(pairs);
  const method = button?.getAttribute('formmethod') || form.method;
  if (method.toLowerCase() !== 'post') {
    url.search = String(fields);
    return place.go(url.href);
  }
  const type = button?.getAttribute('formenctype') || form.enctype;
  const isPlain = type.toLowerCase() === 'text/plain';
  const text = isPlain ? pairs.map((pair) => `${pair.join('=')}\r\n`).join('') : String(fields);
  place.send({
    method: 'POST',
    url: url.href,
    headers: [
      ['accept', 'text/html'],
      ['content-type', isPlain ? 'text/plain' : 'application/x-www-form-urlencoded'],
    ],
    body: new TextEncoder().encode(text),
  });
}
