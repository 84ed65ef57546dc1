import { useEffect, useRef, useState, type RefObject } from 'react';
import { useStore } from '@nanostores/react';
import { readSetting, writeSetting } from '#lib/settings.ts';
import type { Running } from '../running.ts';
import { AddressBar } from './AddressBar.tsx';
import { DisplayPanel } from './DisplayPanel.tsx';
import { readWidth } from './emulation.ts';
import { useFit, type PageWidth } from './use-fit.ts';

const widths: readonly PageWidth[] = ['fit', 360, 768, 1280];

interface Props {
  running: Running;
  /** Whether the preview can be seen. If not it is still painted, since checks need a page that paints. */
  isShown: boolean;
}

/** The learner's app, running, at the width of a phone, a tablet or a desktop. */
export function Preview({ running, isShown }: Props) {
  const stage = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState<PageWidth>(
    () => readWidth(String(readSetting('preview-width'))) ?? 'fit',
  );
  const fit = useFit(stage, width);
  const shownWidths = widths.includes(width) ? widths : [...widths, width];

  useEffect(() => {
    if (frame.current) void running.start(frame.current);
  }, [running]);

  useTabStop(frame, isShown);

  function choose(next: PageWidth) {
    setWidth(next);
    writeSetting('preview-width', next);
  }

  return (
    <div className="preview">
      <div className="bar">
        <h2 className="visually-hidden">Your app</h2>
        <AddressBar running={running} />
        <div className="widths" role="group" aria-label="Width of the app in pixels">
          {shownWidths.map((value) => (
            <button
              key={value}
              type="button"
              className="bar-button"
              aria-pressed={value === width}
              onClick={() => choose(value)}
            >
              {value === 'fit' ? 'Fit' : value}
            </button>
          ))}
        </div>
        <DisplayPanel running={running} onWidth={choose} />
      </div>
      <div className="preview-stage" ref={stage} aria-hidden={!isShown || undefined}>
        <div className="preview-frame" ref={frame} style={fit} />
        <Cover running={running} />
      </div>
    </div>
  );
}

/** Takes the frame out of the way of the Tab key while it cannot be seen; the frame may be replaced at any time. */
function useTabStop(holder: RefObject<HTMLElement | null>, isStop: boolean) {
  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    function apply() {
      const frame = element?.querySelector('iframe');
      if (isStop) frame?.removeAttribute('tabindex');
      else frame?.setAttribute('tabindex', '-1');
    }
    apply();
    const observer = new MutationObserver(apply);
    observer.observe(element, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [holder, isStop]);
}

/** What lies over the preview while there is nothing to see: the step under way, or why it failed. */
function Cover({ running }: { running: Running }) {
  const phase = useStore(running.$phase);
  if (phase.phase === 'running') return null;
  if (phase.phase === 'starting') {
    return (
      <div className="preview-cover preview-starting" role="status">
        <p>{phase.step}…</p>
      </div>
    );
  }
  return (
    <div className="preview-cover" role="alert">
      <p>
        <strong>Your app could not be started.</strong>
      </p>
      <p>{phase.message}</p>
      <p>Your files are safe. You can go on editing, and try again.</p>
      <button type="button" className="bar-button" onClick={() => void running.retry()}>
        Try again
      </button>
    </div>
  );
}
