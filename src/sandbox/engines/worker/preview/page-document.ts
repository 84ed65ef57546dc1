import type { Files } from '#lib/files.ts';
import { escapeScript } from '#lib/html.ts';
import type { PageEntry } from '../../../preview/compile-page.ts';
import bootSource from './frame/boot.ts?bundled';
import { removeScripts } from './remove-scripts.ts';
import type { FrameConfig } from './protocol.ts';

/** A page's HTML, taken apart: what remains is what the frame shows, the rest is loaded by other means. */
export interface PageDocument {
  document: Document;
  /** Module scripts, in their order. */
  entries: PageEntry[];
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
  toFile: (href: string) => string | null,
  runsScripts: boolean,
): PageDocument {
  // A document made by the parser is inert: no script in it runs, no image is fetched.
  const document = new DOMParser().parseFromString(html, 'text/html');
  if (!runsScripts) removeScripts(document);
  const page: PageDocument = { document, entries: [], assets: [] };

  const take = (element: Element, attribute: string): string | null => {
    const path = toFile(element.getAttribute(attribute) ?? '');
    if (path === null) return null;
    page.assets.push({ path, found: path in files });
    return path in files ? path : null;
  };

  for (const script of document.querySelectorAll('script')) {
    const isModule = script.getAttribute('type') === 'module';
    const path = script.hasAttribute('src') ? take(script, 'src') : null;
    if (isModule) {
      if (path) page.entries.push({ path, inline: null });
      else if (!script.hasAttribute('src')) {
        const path = toFile('') ?? 'page.html';
        page.entries.push({ path, inline: onItsLines(script.text, html) });
      }
      script.remove();
    } else if (script.hasAttribute('src')) {
      script.removeAttribute('src');
      script.textContent = path ? escapeScript(files[path]!) : '';
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

/** Puts as many line breaks before code as the page has before it, so that errors show the page's lines. */
function onItsLines(code: string, html: string): string {
  const before = html.slice(0, Math.max(0, html.indexOf(code)));
  return '\n'.repeat(before.split('\n').length - 1) + code;
}

/** The frame's whole content: the page with the boot script in front of everything else. */
export function toFrameSource(document: Document, config: FrameConfig): string {
  const boot = document.createElement('script');
  const json = JSON.stringify(config).replaceAll('<', '\\u003c');
  boot.textContent = `(function(config){${escapeScript(bootSource)}\n})(${json})`;
  document.head.prepend(boot);
  return `<!doctype html>${document.documentElement.outerHTML}`;
}
