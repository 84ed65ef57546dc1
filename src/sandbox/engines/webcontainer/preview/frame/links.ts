import type { PagePlace } from '../../../../preview/frame/page-window.ts';

/** Has the preview follow the page's links, so that each page is in its history. */
export function followLinks(place: PagePlace): void {
  addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest?.('a[href]');
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (link.hasAttribute('download')) return;
    event.preventDefault();
    place.go(link.getAttribute('href')!);
  });
}
