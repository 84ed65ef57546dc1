import type { Hello } from './protocol.ts';

/** A frame that shows pages of the container, one after the other. */
export interface PageFrame {
  close(): void;
}

/**
 * Puts a frame with a page of the container into `place`. `onPage` hears of every page that is loaded in it: the first,
 * and those that links and forms lead to. The frame has the vendor's origin, never ours.
 */
export function openPageFrame(
  place: Element,
  title: string,
  url: string,
  onPage: (port: MessagePort, path: string) => void,
): PageFrame {
  const element = document.createElement('iframe');
  element.title = title;
  // Pages need their origin, for the vendor's service worker; they may not lead this page away.
  element.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-forms allow-modals');
  element.allow = 'cross-origin-isolated';
  const { origin } = new URL(url);

  function greet({ source, origin: from, data, ports: [port] }: MessageEvent<Hello | null>): void {
    if (source !== element.contentWindow || from !== origin || !port) return;
    if (data?.type === 'the-pass:hello') onPage(port, String(data.path));
  }

  addEventListener('message', greet);
  element.src = url;
  place.replaceChildren(element);

  return {
    close() {
      removeEventListener('message', greet);
      element.remove();
    },
  };
}
