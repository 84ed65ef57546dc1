import { useLayoutEffect, useState, type CSSProperties, type RefObject } from 'react';

/** Width of the page in the preview, in CSS pixels; `fit`: as wide as the panel. */
export type PageWidth = number | 'fit';

/** The size and scale that show a page of the given width in an element, whole. */
export function toFit(width: PageWidth, panel: { width: number; height: number }): CSSProperties {
  if (width === 'fit' || panel.width === 0) return { width: '100%', height: '100%' };
  const scale = Math.min(1, panel.width / width);
  return {
    width,
    height: panel.height / scale,
    left: (panel.width - width * scale) / 2,
    transform: scale < 1 ? `scale(${scale})` : undefined,
  };
}

/** `toFit` for an element whose size changes. */
export function useFit(element: RefObject<HTMLElement | null>, width: PageWidth): CSSProperties {
  const [panel, setPanel] = useState({ width: 0, height: 0 });

  useLayoutEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setPanel({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);

  return toFit(width, panel);
}
