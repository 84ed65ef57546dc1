import { LINE_ATTRIBUTE, MODULE_TYPE } from '../protocol.ts';

/**
 * Takes module scripts out of the browser's hands: their type becomes one that only our page script knows, and they
 * get the line on which their text begins. Works on pieces of a page as they come.
 */
export interface ModuleScripts {
  rewrite(piece: string): string;
  /** What was held back, because a tag had begun. */
  end(): string;
}

const moduleTag = /<script\b(?=[^>]*?\stype\s*=\s*(?:"module"|'module'|module(?=[\s>/])))[^>]*>/gi;
const typeOf = /(\stype\s*=\s*)(?:"module"|'module'|module(?=[\s>/]))/i;

/** Creates a rewriter for one page. */
export function createModuleScripts(): ModuleScripts {
  let rest = '';
  let line = 1;

  function rewriteWhole(html: string): string {
    let at = 0;
    const rewritten = html.replaceAll(moduleTag, (tag, offset: number) => {
      line += breaksIn(html.slice(at, offset + tag.length));
      at = offset + tag.length;
      return tag
        .replace(typeOf, `$1"${MODULE_TYPE}"`)
        .replace(/^<script/i, `$& ${LINE_ATTRIBUTE}="${line}"`);
    });
    line += breaksIn(html.slice(at));
    return rewritten;
  }

  return {
    rewrite(piece) {
      const html = rest + piece;
      const open = html.lastIndexOf('<');
      const cut = open >= 0 && !html.includes('>', open) ? open : html.length;
      rest = html.slice(cut);
      return rewriteWhole(html.slice(0, cut));
    },
    end: () => rewriteWhole(rest),
  };
}

function breaksIn(text: string): number {
  return text.split('\n').length - 1;
}
