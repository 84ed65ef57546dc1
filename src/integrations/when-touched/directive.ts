import type { ClientDirective } from 'astro';

/**
 * Loads an island once it has the attribute `data-touched` and gets the event `touched`, in whatever order. When it cannot
 * be loaded, the island gets the event `island-failed`.
 */
const touched: ClientDirective = (load, _options, island) => {
  const start = async () => {
    try {
      const hydrate = await load();
      await hydrate();
    } catch {
      island.dispatchEvent(new Event('island-failed'));
    }
  };
  if (island.hasAttribute('data-touched')) void start();
  else island.addEventListener('touched', () => void start(), { once: true });
};

export default touched;
