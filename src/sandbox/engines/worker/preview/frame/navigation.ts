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
    const form = event.target as HTMLFormElement;
    const button = event.submitter;
    const url = new URL(
      button?.getAttribute('formaction') || form.getAttribute('action') || place.url.href,
      place.url,
    );
    const data = new FormData(form, button);
    const fields = new URLSearchParams([...data].map(([name, value]) => [name, String(value)]));
    const method = button?.getAttribute('formmethod') || form.method;
    if (method.toLowerCase() !== 'post') {
      url.search = String(fields);
      return place.go(url.href);
    }
    place.send({
      method: 'POST',
      url: url.href,
      headers: [
        ['accept', 'text/html'],
        ['content-type', 'application/x-www-form-urlencoded'],
      ],
      body: new TextEncoder().encode(String(fields)),
    });
  });
}
