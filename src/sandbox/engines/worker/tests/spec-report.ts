import type { TestEnd, TestReport } from './events.ts';

/** Turns what tests tell into the text that Node's `spec` reporter prints. */
export interface SpecReport {
  /** The text for one more thing told; empty when it waits for more. */
  take(report: TestReport): string;
  /** The sums and the failures, at the end. */
  summary(durationMs: number): string;
  /** Whether anything failed. */
  readonly failed: boolean;
}

interface Counts {
  tests: number;
  suites: number;
  pass: number;
  fail: number;
  cancelled: number;
  skipped: number;
  todo: number;
}

/** Starts an empty report. */
export function createSpecReport(): SpecReport {
  const counts: Counts = {
    tests: 0,
    suites: 0,
    pass: 0,
    fail: 0,
    cancelled: 0,
    skipped: 0,
    todo: 0,
  };
  const failures: TestEnd[] = [];
  /** What has begun around the present test, and whether its heading stands. */
  let around: { name: string; headed: boolean }[] = [];
  let failed = false;

  function headings(nesting: number): string {
    let text = '';
    around.slice(0, nesting).forEach((parent, depth) => {
      if (parent.headed) return;
      parent.headed = true;
      text += `${indent(depth)}▶ ${parent.name}\n`;
    });
    return text;
  }

  function count(end: TestEnd): void {
    if (end.kind === 'suite') counts.suites++;
    else {
      counts.tests++;
      if (end.directive?.kind === 'skip') counts.skipped++;
      else if (end.directive?.kind === 'todo') counts.todo++;
      else if (end.outcome === 'cancelled') counts.cancelled++;
      else counts[end.outcome]++;
    }
    if (end.outcome === 'pass') return;
    if (end.directive?.kind !== 'todo') failed = true;
    if (!end.error?.isOfSubtests) failures.push(end);
  }

  return {
    get failed() {
      return failed;
    },
    take(report) {
      switch (report.type) {
        case 'begin':
          around = [...around.slice(0, report.nesting), { name: report.name, headed: false }];
          return '';
        case 'end':
          count(report);
          return `${headings(report.nesting)}${indent(report.nesting)}${toLine(report)}\n`;
        case 'diagnostic':
          return `${indent(report.nesting)}ℹ ${report.text}\n`;
        case 'finished':
          return '';
      }
    },
    summary(durationMs) {
      const sums = Object.entries({ ...counts, duration_ms: durationMs });
      const text = sums.map(([name, value]) => `ℹ ${name} ${value}\n`).join('');
      if (failures.length === 0) return text;
      return `${text}\n✖ failing tests:\n${failures.map(toFailure).join('')}`;
    },
  };
}

const indent = (nesting: number) => '  '.repeat(nesting);

function toLine({ name, outcome, directive, durationMs }: TestEnd): string {
  const skipped = directive?.kind === 'skip';
  const waiting = directive?.kind === 'todo' && outcome !== 'pass';
  const symbol = skipped ? '﹣' : waiting ? '⚠' : outcome === 'pass' ? '✔' : '✖';
  const time = durationMs === null ? '' : ` (${durationMs}ms)`;
  const why = directive ? ` # ${directive.reason || directive.kind.toUpperCase()}` : '';
  return `${symbol} ${name}${time}${why}`;
}

function toFailure(end: TestEnd): string {
  const { location, error } = end;
  const place = location ? `test at ${location.file}:${location.line}:${location.column}\n` : '';
  const text = (error?.text ?? '').replace(/^/gm, '  ');
  return `\n${place}${toLine(end)}\n${text}\n`;
}
