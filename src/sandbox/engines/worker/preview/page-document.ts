import type { Files } from '#lib/files.ts';
import { escapeScript } from '#lib/html.ts';
import bootSource from './frame/boot.ts?bundled';
import type { FrameConfig } from './protocol.ts';

/** A page's HTML, taken apart: what remains is what the frame shows, the rest is loaded by other means. */
export interface PageDocument {
  document: Document;
  /** Files of module scripts, in their order, as paths of the project. */
  entries: string[];
  /** Files the page asked for, with whether they are there. */
  assets: { path: string; found: boolean }[];
}

/**
 * Reads a page's HTML. The frame has no address of its own to load from, so style sheets and classic scripts of the
 * project are put inline, and module scripts are taken out, to be compiled.
 */
export function readPageDocument(
  html: string,
  files: Files,
  toFile: (href: string) => string,
): PageDocument {
  // A document made by the parser is inert: no script in it runs, no image is fetched.
  const document = new DOMParser().parseFromString(html, 'text/html');
  const page: PageDocument = { document, entries: [], assets: [] };

  const take = (element: Element, attribute: string): string | null => {
    const path = toFile(element.getAttribute(attribute) ?? '');
    page.assets.push({ path, found: path in files });
    return path in files ? path : null;
  };

  for (const script of document.querySelectorAll('script[src]')) {
    const path = take(script, 'src');
    if (script.getAttribute('type') === 'module') {
      if (path) page.entries.push(path);
      script.remove();
    } else if (path) {
      script.removeAttribute('src');
      script.textContent = escapeScript(files[path]!);
    }
  }
  for (const link of document.querySelectorAll('link[rel=stylesheet][href]')) {
    const path = take(link, 'href');
    const style = document.createElement('style');
    style.textContent = path ? files[path]!.replaceAll('</style', '<\\/style') : '';
    link.replaceWith(style);
  }
  return page;
}

/** The frame's whole content: the page with the boot script in front of everything else. */
export function toFrameSource(document: Document, config: FrameConfig): string {
  const boot = document.createElement('script');
  const json = JSON.stringify(config).replaceAll('<', '\\u003c');
  boot.textContent = `(function(config){${escapeScript(bootSource)}\n})(${json})`;
  document.head.prepend(boot);
  return `<!doctype html>${document.documentElement.outerHTML}`;
}
