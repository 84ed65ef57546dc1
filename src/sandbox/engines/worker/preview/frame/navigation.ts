import type { Channel } from './channel.ts';

/** Followed links and sent forms replace the page with the sandbox's answer, as a browser would. */
export function followLinksAndForms(channel: Channel, pageUrl: string): void {
  const go = (url: URL, method = 'GET', fields?: URLSearchParams) =>
    channel.send({
      type: 'navigate',
      method,
      url: url.href,
      headers: fields ? [['content-type', 'application/x-www-form-urlencoded']] : [],
      body: fields ? new TextEncoder().encode(String(fields)) : null,
    });

  addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest?.('a[href]');
    if (!link || event.defaultPrevented || event.button !== 0) return;
    const href = link.getAttribute('href')!;
    event.preventDefault();
    if (href.startsWith('#')) document.getElementById(href.slice(1))?.scrollIntoView();
    else if (!link.hasAttribute('download')) go(new URL(href, pageUrl));
  });

  addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const url = new URL(form.getAttribute('action') || pageUrl, pageUrl);
    const data = new FormData(form, event.submitter);
    const fields = new URLSearchParams([...data].map(([name, value]) => [name, String(value)]));
    if (form.method === 'post') return go(url, 'POST', fields);
    url.search = String(fields);
    go(url);
  });
}
