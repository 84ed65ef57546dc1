import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { HeaderList } from '#sandbox/sandbox.ts';
import type { WireBody } from '#sandbox/wire/events.ts';
import type { Ticket } from '../tickets.ts';
import { toReadableBody } from './body.ts';

interface Props {
  ticket: Ticket | null;
  onClose(): void;
}

/** One request with its response: what a ticket on the pass says when it is opened. */
export function Request({ ticket, onClose }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const id = ticket?.id;

  useEffect(() => {
    if (id !== undefined) heading.current?.focus();
  }, [id]);

  if (!ticket) {
    return <p className="panel-empty">Open a ticket on the pass to read what it carried.</p>;
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') onClose();
  }
  const { request, response, failure } = ticket.exchange;

  return (
    // Escape closes it from anywhere inside; the button does the same.
    // eslint-disable-next-line jsx-a11y-x/no-static-element-interactions
    <div className="request" onKeyDown={onKeyDown}>
      <div className="request-head">
        <h3 ref={heading} tabIndex={-1}>
          {ticket.method} {ticket.path}{' '}
          <span className="request-status" data-state={ticket.state}>
            {ticket.status}
          </span>
        </h3>
        <button type="button" className="bar-button" onClick={onClose}>
          Close
        </button>
      </div>
      <dl className="request-facts">
        <dt>Address</dt>
        <dd>{request.url}</dd>
        <dt>Asked by</dt>
        <dd>{ticket.from}</dd>
        <dt>Left after</dt>
        <dd>{(ticket.exchange.at / 1000).toFixed(3)} s</dd>
        <dt>Took</dt>
        <dd>{ticket.time || 'No answer so far'}</dd>
      </dl>
      {failure && (
        <p className="request-failure">
          <strong>No answer came.</strong> {failure.message}{' '}
          {failure.reason === 'refused' && 'Is the kitchen running?'}
        </p>
      )}
      <Message name="Request" headers={request.headers} body={request.body} />
      {response && <Message name="Response" headers={response.headers} body={response.body} />}
    </div>
  );
}

interface MessageProps {
  name: string;
  headers: HeaderList;
  body: WireBody | null;
}

function Message({ name, headers, body }: MessageProps) {
  const readable = toReadableBody(body, headers);
  return (
    <>
      <table className="headers">
        <caption>{name} headers</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {headers.map(([header, value], index) => (
            <tr key={index}>
              <th scope="row">{header}</th>
              <td>{value}</td>
            </tr>
          ))}
          {headers.length === 0 && (
            <tr>
              <td colSpan={2}>None</td>
            </tr>
          )}
        </tbody>
      </table>
      <h4>
        {name} body <span className="body-kind">{readable.kind}</span>
      </h4>
      {readable.text !== null && (
        // It can be wider than the panel: scrolled with the arrow keys too.
        // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
        <pre tabIndex={0} aria-label={`${name} body`}>
          {readable.text}
        </pre>
      )}
    </>
  );
}
