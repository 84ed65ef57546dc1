/**
 * Begins to keep the course on the device, when the page has loaded and has nothing better to do. Not while the site is
 * developed: there, files change under their names.
 */
if (import.meta.env.PROD && 'serviceWorker' in navigator)
  addEventListener('load', () => {
    // Safari has no idle callback.
    const whenIdle = window.requestIdleCallback ?? setTimeout;
    whenIdle(() => {
      import('./register.ts')
        .then(({ registerIfWanted }) => registerIfWanted())
        .catch(() => {
          // A browser that keeps nothing, as in some private windows: the course needs the net then, and works.
        });
    });
  });
