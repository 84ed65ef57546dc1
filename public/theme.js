/*
 * The theme, set before the page is painted: light, dark, or that of the system. A plain script of its own, because the
 * pages allow no inline scripts and a module would run too late.
 */
(() => {
  const key = 'the-pass:theme';
  const root = document.documentElement;
  const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

  function read() {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  function save(theme) {
    try {
      localStorage.setItem(key, theme);
    } catch {
      // Storage is denied: the choice holds for this page.
    }
  }

  function apply(theme) {
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    else delete root.dataset.theme;
    describe();
  }

  function current() {
    return root.dataset.theme ?? (systemIsDark.matches ? 'dark' : 'light');
  }

  function describe() {
    const other = current() === 'dark' ? 'light' : 'dark';
    for (const button of document.querySelectorAll('[data-theme-toggle]')) {
      button.setAttribute('aria-label', `Switch to the ${other} theme`);
    }
  }

  apply(read());
  systemIsDark.addEventListener('change', describe);
  document.addEventListener('DOMContentLoaded', describe);
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('[data-theme-toggle]')) return;
    const theme = current() === 'dark' ? 'light' : 'dark';
    apply(theme);
    save(theme);
  });
  addEventListener('storage', (event) => {
    if (event.key === key) apply(event.newValue);
  });
})();
