/** Takes out of a document what a browser whose scripts are switched off would not run, and shows what it would show instead. */
export function removeScripts(document: Document): void {
  for (const script of document.querySelectorAll('script')) script.remove();
  for (const element of document.querySelectorAll('*'))
    for (const { name } of [...element.attributes])
      if (/^on/i.test(name)) element.removeAttribute(name);
  // A parser that runs no scripts has read these as elements already.
  for (const instead of document.querySelectorAll('noscript'))
    instead.replaceWith(...instead.childNodes);
}
