/*
 * Theme and motion, set before the page is painted: as the learner chose, or as the system has them. A plain script of its
 * own, because the pages allow no inline scripts and a module would run too late.
 */
(() => {
  const root = document.documentElement;
  const systemIsDark = matchMedia('(prefers-color-scheme: dark)');
  /** What may be chosen, by name; anything else means "as the system has it". */
  const choices = { theme: ['light', 'dark'], motion: ['none', 'full'] };
  const keyOf = (name) => `the-pass:${name}`;

  function read(name) {
    try {
      return localStorage.getItem(keyOf(name));
    } catch {
      return null;
    }
  }

  function save(name, value) {
    try {
      localStorage.setItem(keyOf(name), value);
    } catch {
      // Storage is denied: the choice holds for this page.
    }
  }

  function apply(name, value) {
    if (choices[name].includes(value)) root.dataset[name] = value;
    else delete root.dataset[name];
    describe();
  }

  function themeNow() {
    return root.dataset.theme ?? (systemIsDark.matches ? 'dark' : 'light');
  }

  /** Makes the controls on the page say what is chosen. */
  function describe() {
    const other = themeNow() === 'dark' ? 'light' : 'dark';
    for (const button of document.querySelectorAll('[data-theme-toggle]')) {
      button.setAttribute('aria-label', `Switch to the ${other} theme`);
    }
    for (const input of document.querySelectorAll('input[data-preference]')) {
      input.checked = input.value === (root.dataset[input.dataset.preference] ?? 'system');
    }
  }

  function choose(name, value) {
    apply(name, value);
    save(name, value);
  }

  for (const name of Object.keys(choices)) apply(name, read(name));
  systemIsDark.addEventListener('change', describe);
  document.addEventListener('DOMContentLoaded', describe);
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element) || !target.closest('[data-theme-toggle]')) return;
    choose('theme', themeNow() === 'dark' ? 'light' : 'dark');
  });
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.dataset.preference) return;
    choose(target.dataset.preference, target.value);
  });
  addEventListener('storage', ({ key, newValue }) => {
    for (const name of Object.keys(choices)) if (key === keyOf(name)) apply(name, newValue);
  });
})();
