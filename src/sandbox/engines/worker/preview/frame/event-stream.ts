/** One event of a `text/event-stream`. */
export interface StreamEvent {
  type: string;
  data: string;
}

/** Reads an event stream piece by piece, as the HTML standard says. */
export interface EventStreamReader {
  /** Id of the last event; sent again as `Last-Event-ID` after a break. */
  readonly lastEventId: string;
  /** Milliseconds the server asked to wait before connecting again, or `null`. */
  readonly retry: number | null;
  /** The events that this piece completes. */
  read(text: string): StreamEvent[];
}

/** Creates a reader for one connection. `lastEventId` comes from the connection before. */
export function createEventStreamReader(lastEventId = ''): EventStreamReader {
  let pending = '';
  let retry: number | null = null;
  let id = lastEventId;
  let type = '';
  let data: string[] = [];

  function take(line: string): StreamEvent | null {
    if (line === '') {
      const event = { type: type || 'message', data: data.join('\n') };
      const complete = data.length > 0;
      lastEventId = id;
      type = '';
      data = [];
      return complete ? event : null;
    }
    const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line)!;
    if (field === 'event') type = value;
    else if (field === 'data') data.push(value);
    else if (field === 'id' && !value.includes('\0')) id = value;
    else if (field === 'retry' && /^\d+$/.test(value)) retry = Number(value);
    return null;
  }

  return {
    get lastEventId() {
      return lastEventId;
    },
    get retry() {
      return retry;
    },
    read(text) {
      // A carriage return at the end may be the first half of a line break.
      const whole = pending + text;
      const end = whole.endsWith('\r') ? whole.length - 1 : whole.length;
      const lines = whole.slice(0, end).split(/\r\n|\n|\r/);
      pending = lines.pop()! + whole.slice(end);
      return lines.map(take).filter((event) => event !== null);
    },
  };
}
