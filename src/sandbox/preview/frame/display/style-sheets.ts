/** Rewrites something of the page's styles, and can write it back. */
export interface StyleEditor {
  /** Called for each media list, of a sheet or a rule. */
  media(list: MediaList): void;
  /** Called for each block of declarations. */
  declarations(style: CSSStyleDeclaration): void;
}

/** Shows an editor all styles of the page: its sheets, those it adopted, and those in shadow roots. */
export function visitStyles(roots: Iterable<Document | ShadowRoot>, editor: StyleEditor): void {
  for (const root of roots)
    for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets])
      visitSheet(sheet, editor);
}

function visitSheet(sheet: CSSStyleSheet, editor: StyleEditor): void {
  editor.media(sheet.media);
  try {
    visitRules(sheet.cssRules, editor);
  } catch {
    // A sheet from elsewhere does not show its rules.
  }
}

function visitRules(rules: CSSRuleList, editor: StyleEditor): void {
  for (const rule of rules) {
    if (rule instanceof CSSMediaRule) editor.media(rule.media);
    if (rule instanceof CSSStyleRule) editor.declarations(rule.style);
    if (rule instanceof CSSImportRule && rule.styleSheet) visitSheet(rule.styleSheet, editor);
    if ('cssRules' in rule) visitRules(rule.cssRules as CSSRuleList, editor);
  }
}

/** Calls `listener` whenever the page may have got other styles, in whatever way. Knows all shadow roots from then on. */
export function watchStyles(listener: () => void): ReadonlySet<Document | ShadowRoot> {
  const roots = new Set<Document | ShadowRoot>([document]);
  const observer = new MutationObserver((changes) => {
    if (changes.some(touchesStyles)) listener();
  });
  const options = { subtree: true, childList: true, characterData: true };
  observer.observe(document, {
    ...options,
    attributeFilter: ['media', 'disabled', 'class', 'style'],
  });

  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    roots.add(root);
    observer.observe(root, options);
    queueMicrotask(listener);
    return root;
  };
  const makers = [
    [CSSStyleSheet.prototype, ['insertRule', 'replace', 'replaceSync']],
    [CSSGroupingRule.prototype, ['insertRule']],
  ] as const;
  for (const [prototype, names] of makers)
    for (const name of names) follow(prototype as never, name, listener);
  return roots;
}

function touchesStyles({ type, target, addedNodes }: MutationRecord): boolean {
  if (type === 'attributes') return target === document.documentElement || isStyle(target);
  if (isStyle(target.parentElement) || isStyle(target)) return true;
  return [...addedNodes].some(
    (node) =>
      node instanceof Element && (isStyle(node) || node.querySelector('style, link') !== null),
  );
}

function isStyle(node: Node | null): boolean {
  return node instanceof HTMLStyleElement || node instanceof HTMLLinkElement;
}

/** Calls `listener` after each call of a method. */
function follow(
  prototype: Record<string, (...args: unknown[]) => unknown>,
  name: string,
  listener: () => void,
): void {
  const method = prototype[name]!;
  prototype[name] = function (...args) {
    const result = method.apply(this, args);
    queueMicrotask(listener);
    return result;
  };
}
