import { LINE_ATTRIBUTE, MODULE_TYPE } from '../../container/protocol.ts';
import type { ModuleScript } from '../protocol.ts';

/** The module scripts of the page, in their order. The gateway has marked them. */
export function moduleScripts(): ModuleScript[] {
  const found = document.querySelectorAll<HTMLScriptElement>(`script[type="${MODULE_TYPE}"]`);
  return [...found].map((script) => {
    const src = script.hasAttribute('src') ? new URL(script.src, document.baseURI).pathname : null;
    const line = Number(script.getAttribute(LINE_ATTRIBUTE));
    const { text } = script;
    script.remove();
    return { src, code: text, line };
  });
}
