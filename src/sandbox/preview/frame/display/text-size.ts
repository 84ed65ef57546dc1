/** Multiplies the page's root text size. Returns what to call when the size, or the page's own, has changed. */
export function createTextSize(textSize: () => number): () => void {
  const sheet = new CSSStyleSheet();
  let last = '';

  return () => {
    const scale = textSize();
    if (scale === 1 && last === '') return;
    const others = document.adoptedStyleSheets.filter((one) => one !== sheet);
    const own = measureOwn(sheet);
    const rule = scale === 1 ? '' : `:root { font-size: ${own * scale}px !important }`;
    if (rule !== last) sheet.replaceSync((last = rule));
    if (document.adoptedStyleSheets.at(-1) !== sheet)
      document.adoptedStyleSheets = [...others, sheet];
  };
}

/** The root text size that the page itself asks for. */
function measureOwn(sheet: CSSStyleSheet): number {
  sheet.disabled = true;
  const own = parseFloat(getComputedStyle(document.documentElement).fontSize);
  sheet.disabled = false;
  return own;
}
