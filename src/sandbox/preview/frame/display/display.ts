import type { Display } from '../../../sandbox.ts';
import { preferredScheme } from './color-scheme.ts';
import { replaceMatchMedia } from './match-media.ts';
import { emulateMedia } from './media.ts';
import { visitStyles, watchStyles, type StyleEditor } from './style-sheets.ts';
import { createTextSize } from './text-size.ts';
import { waitForSize } from './window-size.ts';

/**
 * Lets the page believe it is on another display: its media queries, in styles and in scripts, its text size, pixel ratio
 * and touch points. Returns the way to change the display; the promise resolves when the window has its size and the
 * page has been painted with it.
 */
export function emulateDisplay(initial: Display): (next: Display) => Promise<void> {
  let display: Display = {};
  let roots: ReadonlySet<Document | ShadowRoot> | null = null;
  const updateQueries = replaceMatchMedia((media) => emulateMedia(media, display));
  const updateTextSize = createTextSize(() => display.textSize ?? 1);
  const editor = createEditor(() => display);

  const real = { ratio: window.devicePixelRatio, touches: navigator.maxTouchPoints };
  define(window, 'devicePixelRatio', () => display.pixelRatio ?? real.ratio);
  define(navigator, 'maxTouchPoints', () => touchPoints(display.pointer) ?? real.touches);

  function updateStyles(): void {
    // Our own sheet for the text size comes and goes with it; changes of the rest are the page's.
    updateTextSize();
    if (roots) visitStyles(roots, editor);
    const meta = document.querySelector<HTMLMetaElement>('meta[name=color-scheme]');
    if (meta) editor.meta(meta);
  }

  function become(next: Display): void {
    display = next;
    // Nothing is watched until there is something to emulate.
    if (Object.keys(next).length > 0) roots ??= watchStyles(updateStyles);
    updateStyles();
    updateQueries();
  }

  become(initial);
  addEventListener('resize', () => updateTextSize());
  return async (next) => {
    become(next);
    if (next.size) await waitForSize(next.size);
  };
}

/** Rewrites the page's styles for a display, and back. */
function createEditor(
  display: () => Display,
): StyleEditor & { meta(element: HTMLMetaElement): void } {
  const media = createRewriter((text) => emulateMedia(text, display()));
  const scheme = createRewriter((text) => preferredScheme(text, display().colorScheme));
  return {
    media: (list) =>
      media(
        list,
        () => list.mediaText,
        (text) => (list.mediaText = text),
      ),
    declarations: (style) =>
      scheme(
        style,
        () => style.colorScheme,
        (text) =>
          style.setProperty('color-scheme', text, style.getPropertyPriority('color-scheme')),
      ),
    meta: (element) =>
      scheme(
        element,
        () => element.content,
        (text) => (element.content = text),
      ),
  };
}

/** Replaces texts by others, and knows what the page itself wrote there. */
function createRewriter(rewrite: (text: string) => string) {
  const written = new WeakMap<object, { own: string; ours: string }>();
  return (place: object, read: () => string, write: (text: string) => void) => {
    const present = read();
    if (present === '') return;
    const known = written.get(place);
    const own = known?.ours === present ? known.own : present;
    const wanted = rewrite(own);
    if (wanted === present) return;
    write(wanted);
    // The browser may write it in its own way.
    written.set(place, { own, ours: read() });
  };
}

function touchPoints(pointer: Display['pointer']): number | undefined {
  return pointer === undefined ? undefined : pointer === 'coarse' ? 5 : 0;
}

function define(target: object, name: string, get: () => unknown): void {
  Object.defineProperty(target, name, { configurable: true, get });
}
