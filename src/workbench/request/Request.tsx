import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from '@nanostores/react';
import type { SandboxRequest } from '#sandbox/sandbox.ts';
import type { RequestEvent } from '#sandbox/wire/events.ts';
import type { Ticket, Tickets } from '../tickets.ts';
import { toAgain, toCurl } from './again.ts';
import { cookiesSent, cookiesSet } from '../message/cookies.ts';
import { Message } from '../message/Message.tsx';
import { Timing } from './Timing.tsx';
import './request.css';

interface Props {
  tickets: Tickets;
  onClose(): void;
  /** Sends a request by hand. */
  onSend(request: SandboxRequest): Promise<unknown>;
  /** Opens it where it can be changed first. */
  onEdit(request: RequestEvent): void;
}

/** One request with its response: what a ticket on the pass says when it is opened. */
export function Request({ tickets, onClose, onSend, onEdit }: Props) {
  const ticket = useStore(tickets.$selected);
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
  const { request, response, failure, head } = ticket.exchange;

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
      <Actions key={id} ticket={ticket} onSend={onSend} onEdit={onEdit} />
      <dl className="request-facts">
        <dt>Address</dt>
        <dd>{request.url}</dd>
        <dt>Asked by</dt>
        <dd>{ticket.from}</dd>
        <dt>Left after</dt>
        <dd>{(ticket.exchange.at / 1000).toFixed(3)} s</dd>
        <dt>Took</dt>
        <dd>{ticket.time || 'No answer so far'}</dd>
        <Relatives ticket={ticket} tickets={tickets} />
      </dl>
      {failure && (
        <p className="request-failure">
          <strong>No answer came.</strong> {failure.message}{' '}
          {failure.reason === 'refused' && 'Is the kitchen running?'}
        </p>
      )}
      <Timing exchange={ticket.exchange} />
      <Message
        name="Request"
        headers={request.headers}
        cookies={cookiesSent(request.headers)}
        body={request.body}
      />
      {(response ?? head) && (
        <Message
          name="Response"
          headers={(response ?? head)!.headers}
          cookies={cookiesSet((response ?? head)!.headers)}
          body={response?.body ?? null}
        />
      )}
    </div>
  );
}

/** The tickets that this one was needed for, and those that were needed for it. */
function Relatives({ ticket, tickets }: { ticket: Ticket; tickets: Tickets }) {
  const all = useStore(tickets.$tickets);
  const parent = all.find(({ id }) => id === ticket.parent);
  const children = all.filter((other) => other.parent === ticket.id);
  const link = (other: Ticket) => (
    <button
      key={other.id}
      type="button"
      className="text-button"
      onClick={() => tickets.select(other.id)}
    >
      {other.method} {other.path}
    </button>
  );
  return (
    <>
      {parent && (
        <>
          <dt>{ticket.isPreflight ? 'Asks leave for' : 'Needed for'}</dt>
          <dd>{link(parent)}</dd>
        </>
      )}
      {children.length > 0 && (
        <>
          <dt>Needed</dt>
          <dd className="relatives">{children.map(link)}</dd>
        </>
      )}
    </>
  );
}

/** What can be done with a ticket: take it along as a command, or send it again. */
function Actions({
  ticket,
  onSend,
  onEdit,
}: Pick<Props, 'onSend' | 'onEdit'> & { ticket: Ticket }) {
  const [said, setSaid] = useState('');
  const [command, setCommand] = useState<string | null>(null);
  const again = toAgain(ticket.exchange.request);

  async function copy() {
    const text = toCurl(ticket.exchange.request);
    try {
      await navigator.clipboard.writeText(text);
      setSaid('Copied.');
    } catch {
      setSaid('Your browser does not let this page copy. Copy it from here:');
      setCommand(text);
    }
  }
  function send() {
    if (!again.request) return setSaid(again.why);
    setSaid('Sent again.');
    onSend(again.request).catch((error: Error) => setSaid(error.message));
  }
  return (
    <div className="request-actions">
      <button type="button" className="bar-button" onClick={() => void copy()}>
        Copy as curl
      </button>
      <button
        type="button"
        className="bar-button"
        aria-disabled={again.request === null}
        onClick={send}
      >
        Send again
      </button>
      <button type="button" className="bar-button" onClick={() => onEdit(ticket.exchange.request)}>
        Edit and send
      </button>
      <span role="status">{said}</span>
      {command !== null && <pre>{command}</pre>}
    </div>
  );
}
