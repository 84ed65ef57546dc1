import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from '@nanostores/react';
import type { ReadableAtom } from 'nanostores';
import { readSetting, writeSetting } from '#lib/settings.ts';
import type { SourceLocation, WireEvent } from '#sandbox/wire/events.ts';
import { toPlace } from '../problems.ts';
import {
  linesIn,
  toLogLines,
  views,
  type Level,
  type LogLine,
  type LogView,
  type Topic,
} from './lines.ts';

/** How many lines are drawn; older ones are still on the wire. */
const shownLines = 300;
/** How long the log must be quiet before it is summed up aloud, in milliseconds. */
const quietFor = 1500;

const marks: Record<Level, string> = { debug: '·', info: '›', warn: '!', error: '✗' };
const words: Record<Level, string> = {
  debug: '',
  info: '',
  warn: 'Warning: ',
  error: 'Error: ',
};

const viewNames: Record<LogView, string> = {
  all: 'All',
  printed: 'Printed',
  page: 'Page',
  query: 'Queries',
};
const emptyWords: Record<LogView, string> = {
  all: 'Nothing printed yet.',
  printed: 'Nothing printed yet.',
  page: 'The page has printed nothing, and nothing has gone wrong in it.',
  query: 'The kitchen has asked its database nothing yet.',
};
const topicMarks: Record<Topic, string | null> = { printed: null, state: null, query: 'sql' };

interface Props {
  $events: ReadableAtom<readonly WireEvent[]>;
  onShow(place: SourceLocation): void;
}

/** What both halves print, what the kitchen asks its database, and what happens to its process. */
export function Log({ $events, onShow }: Props) {
  const events = useStore($events);
  const all = useMemo(() => toLogLines(events), [events]);
  const [view, setView] = useState(
    () => views.find((known) => known === readSetting('log-topic')) ?? 'all',
  );
  const lines = useMemo(() => linesIn(view, all), [all, view]);
  const list = useRef<HTMLOListElement>(null);
  const isAtEnd = useRef(true);
  const summary = useSummary(all.length, all.filter((line) => line.level === 'error').length);

  useEffect(() => {
    if (isAtEnd.current) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [lines]);

  if (all.length === 0) {
    return (
      <p className="panel-empty">
        Nothing printed yet. <code>console.log</code> in either half writes here.
      </p>
    );
  }
  return (
    <>
      <div className="log-topics" role="group" aria-label="What the log shows">
        {views.map((value) => (
          <button
            key={value}
            type="button"
            className="chip"
            aria-pressed={value === view}
            onClick={() => {
              setView(value);
              writeSetting('log-topic', value);
            }}
          >
            {viewNames[value]}
          </button>
        ))}
      </div>
      {lines.length === 0 && <p className="panel-empty">{emptyWords[view]}</p>}
      <ol
        className="log"
        hidden={lines.length === 0}
        ref={list}
        // It scrolls: the arrow keys must be able to.
        // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
        tabIndex={0}
        aria-label="Log of both halves"
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          isAtEnd.current = scrollTop + clientHeight > scrollHeight - 24;
        }}
      >
        {lines.slice(-shownLines).map((line) => (
          <Line key={line.id} line={line} onShow={onShow} />
        ))}
      </ol>
      <p className="visually-hidden" role="status">
        {summary}
      </p>
    </>
  );
}

const Line = memo(function Line({ line, onShow }: { line: LogLine; onShow: Props['onShow'] }) {
  return (
    <li data-level={line.level} data-topic={line.topic}>
      <span className="log-time">{line.time}</span>
      <span className="log-half" data-half={line.half}>
        {topicMarks[line.topic] ?? (line.half === 'frontend' ? 'page' : 'kitchen')}
      </span>
      <span className="log-mark" aria-hidden="true">
        {marks[line.level]}
      </span>
      <span className="log-text">
        <span className="visually-hidden">{words[line.level]}</span>
        {line.text}
        {line.aside && <span className="log-aside"> {line.aside}</span>}
        {line.location && (
          <>
            {' '}
            <Place location={line.location} onShow={onShow} />
          </>
        )}
      </span>
    </li>
  );
});

function Place({ location, onShow }: { location: SourceLocation; onShow: Props['onShow'] }) {
  return (
    <button type="button" className="place-link" onClick={() => onShow(location)}>
      {toPlace(location)}
    </button>
  );
}

/** Says how much was added, once it has been quiet for a while: every line aloud would drown all else. */
function useSummary(count: number, errors: number): string {
  const [summary, setSummary] = useState('');
  const told = useRef({ count: 0, errors: 0 });

  useEffect(() => {
    const timer = setTimeout(() => {
      const lines = count - told.current.count;
      const failed = errors - told.current.errors;
      told.current = { count, errors };
      if (lines <= 0) return;
      const failing =
        failed > 0 ? `, ${failed} of them ${failed === 1 ? 'an error' : 'errors'}` : '';
      setSummary(`Log: ${lines} new ${lines === 1 ? 'line' : 'lines'}${failing}.`);
    }, quietFor);
    return () => clearTimeout(timer);
  }, [count, errors]);

  return summary;
}
