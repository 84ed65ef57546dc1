(({ key, strict }) => {
  let isOn = false;
  try {
    isOn = localStorage.getItem(key) === '"webcontainer"';
  } catch {
    // Storage is denied, so nothing was switched on.
  }
  if (isOn) document.documentElement.dataset.engine = 'webcontainer';
  else if (strict) {
    const meta = document.createElement('meta');
    meta.httpEquiv = 'Content-Security-Policy';
    meta.content = strict;
    document.head.append(meta);
  }
})('SETTINGS');
