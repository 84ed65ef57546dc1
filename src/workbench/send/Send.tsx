import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useStore } from '@nanostores/react';
import type { ReadableAtom } from 'nanostores';
import type { RequestEvent } from '#sandbox/wire/events.ts';
import { cookiesSet } from '../message/cookies.ts';
import { Message } from '../message/Message.tsx';
import { reasonPhrase } from '../reason-phrases.ts';
import type { Running } from '../running.ts';
import { toDuration } from '../tickets.ts';
import { firstDraft, methods, toDraft, type Draft } from './draft.ts';
import { createSending, type Sending, type Sent } from './sending.ts';
import './send.css';

/** Where paths lead: the kitchen's own address. */
const kitchen = 'http://localhost:3000';
/** Addresses of the page, through which it reaches the kitchen too. */
const pages = ['http://localhost:5173'];

interface Props {
  running: Running;
  /** A request of the pass to begin with; a new object each time. */
  $toEdit: ReadableAtom<RequestEvent | null>;
}

/** Any request to the kitchen, typed by hand and sent without the page. */
export default function Send({ running, $toEdit }: Props) {
  const [model] = useState(() => createSending(running.send, kitchen));
  const draft = useStore(model.$draft);
  const fault = useStore(model.$fault);
  const open = useStore(model.$open);
  const toEdit = useStore($toEdit);
  const phase = useStore(running.$phase);
  const isHeld = useStore(running.$held);
  const [refusal, setRefusal] = useState('');
  const address = useRef<HTMLInputElement>(null);
  const id = useId();
  const blocked =
    phase.phase !== 'running' ? 'Nothing runs yet.' : isHeld ? 'The checks are sending now.' : '';
  const isAwaited = open?.answer.is === 'awaited';

  useEffect(() => {
    if (!toEdit) return;
    const taken = toDraft(toEdit, [kitchen, ...pages]);
    setRefusal(typeof taken === 'string' ? taken : '');
    if (typeof taken !== 'string') model.$draft.set(taken);
    address.current?.focus();
  }, [model, toEdit]);

  const change = (part: Partial<Draft>) => model.$draft.set({ ...draft, ...part });
  function send() {
    setRefusal('');
    if (blocked === '' && !isAwaited) void model.send();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    // Elsewhere these keys run the checks.
    event.stopPropagation();
    send();
  }
  const field = (name: keyof Draft) => ({
    id: `${id}-${name}`,
    'aria-invalid': fault?.field === name,
    'aria-describedby': fault?.field === name ? `${id}-fault` : undefined,
  });

  return (
    // The keys send from any of its fields; so does the button.
    // eslint-disable-next-line jsx-a11y-x/no-static-element-interactions
    <div className="send" onKeyDown={onKeyDown}>
      <form
        className="send-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <div className="send-line">
          <Labelled name="Method" htmlFor={`${id}-method`} isHidden>
            <select
              {...field('method')}
              value={draft.method}
              onChange={({ target }) => change({ method: target.value })}
            >
              {[...new Set([...methods, draft.method])].map((method) => (
                <option key={method}>{method}</option>
              ))}
            </select>
          </Labelled>
          <Labelled name="Path" htmlFor={`${id}-address`} isHidden>
            <input
              {...field('address')}
              ref={address}
              type="text"
              inputMode="url"
              autoCapitalize="off"
              autoComplete="off"
              spellCheck={false}
              value={draft.address}
              onChange={({ target }) => change({ address: target.value })}
            />
          </Labelled>
          {isAwaited ? (
            <button type="button" className="bar-button" onClick={model.giveUp}>
              Give up
            </button>
          ) : (
            <button type="submit" className="bar-button" aria-disabled={blocked !== ''}>
              Send
            </button>
          )}
        </div>
        <Labelled name="Headers" note="one to a line" htmlFor={`${id}-headers`}>
          <textarea
            {...field('headers')}
            rows={Math.min(6, Math.max(1, draft.headers.split('\n').length))}
            placeholder="accept: application/json"
            autoCapitalize="off"
            spellCheck={false}
            value={draft.headers}
            onChange={({ target }) => change({ headers: target.value })}
          />
        </Labelled>
        <Labelled
          name="Body"
          note="with a content-type of its own when it is JSON"
          htmlFor={`${id}-body`}
        >
          <textarea
            {...field('body')}
            rows={Math.min(12, Math.max(2, draft.body.split('\n').length))}
            autoCapitalize="off"
            spellCheck={false}
            value={draft.body}
            onChange={({ target }) => change({ body: target.value })}
          />
        </Labelled>
        {fault && (
          <p className="send-fault" id={`${id}-fault`} role="alert">
            {fault.message}
          </p>
        )}
        <div role="status">
          {(refusal || blocked) && <p className="panel-note">{refusal || blocked}</p>}
        </div>
      </form>
      {open ? <Answer key={open.id} sent={open} /> : <Explanation />}
      <Earlier model={model} />
    </div>
  );
}

interface LabelledProps {
  name: string;
  note?: string;
  htmlFor: string;
  /** Whether what stands in the field says enough to those who see it. */
  isHidden?: boolean;
  children: ReactNode;
}

function Labelled({ name, note, htmlFor, isHidden = false, children }: LabelledProps) {
  return (
    <div className="send-field">
      <label htmlFor={htmlFor} className={isHidden ? 'visually-hidden' : undefined}>
        {name} {note && <span className="body-kind">{note}</span>}
      </label>
      {children}
    </div>
  );
}

/** What it means that no page is in between. */
function Explanation() {
  return (
    <div className="send-explanation">
      <p>
        This goes to your kitchen without your page, as <code>curl</code> sends it. The page would
        add the cookies it holds and its <code>origin</code>, and the browser would keep to the
        rules between origins. Here only what you type is sent.
      </p>
      <p>
        So can anybody who knows the address. What must not happen, the kitchen itself has to
        refuse.
      </p>
    </div>
  );
}

function Answer({ sent }: { sent: Sent }) {
  const { answer, draft } = sent;
  const words =
    answer.is === 'awaited'
      ? 'Waiting for the answer…'
      : answer.is === 'missing'
        ? 'No answer came.'
        : `${answer.status} ${answer.statusText || reasonPhrase(answer.status)}`.trim();
  return (
    <section className="request" aria-label="Answer">
      <h3>
        {draft.method} {draft.address}{' '}
        <span
          className="request-status"
          role="status"
          data-state={answer.is === 'here' ? (answer.status >= 400 ? 'bad' : 'good') : 'waiting'}
        >
          {words}
        </span>{' '}
        {answer.is === 'here' && <span className="body-kind">{toDuration(answer.ms)}</span>}
      </h3>
      {answer.is === 'missing' && (
        <p className="request-failure">
          {answer.message} {/refused/i.test(answer.message) && 'Is the kitchen running?'}
        </p>
      )}
      {answer.is === 'here' && (
        <Message
          name="Response"
          headers={answer.headers}
          cookies={cookiesSet(answer.headers)}
          body={answer.body}
        />
      )}
    </section>
  );
}

/** What was sent before: its answer can be read again, and its request sent again or changed. */
function Earlier({ model }: { model: Sending }) {
  const sent = useStore(model.$sent);
  const open = useStore(model.$open);
  if (sent.length === 0) return null;
  return (
    <section className="send-earlier" aria-label="Sent by hand">
      <h3>Sent by hand</h3>
      <ol>
        {sent.map(({ id, draft, answer }) => (
          <li key={id}>
            <button
              type="button"
              aria-current={open?.id === id ? 'true' : undefined}
              onClick={() => model.show(id)}
            >
              <span>
                {draft.method} {draft.address}
              </span>{' '}
              <span className="send-status">
                {answer.is === 'here' ? answer.status : answer.is === 'awaited' ? '…' : 'no answer'}
              </span>
            </button>
          </li>
        ))}
      </ol>
      <button type="button" className="text-button" onClick={() => model.$draft.set(firstDraft)}>
        Begin with an empty request
      </button>
    </section>
  );
}
