import { useState } from 'react';
import type { HeaderList } from '#sandbox/sandbox.ts';
import type { WireBody } from '#sandbox/wire/events.ts';
import { toReadableBody, type ReadableBody } from './body.ts';
import type { ShownCookie } from './cookies.ts';
import { JsonTree } from './JsonTree.tsx';
import './message.css';

interface Props {
  name: 'Request' | 'Response';
  headers: HeaderList;
  cookies: readonly ShownCookie[];
  body: WireBody | null;
}

/** One half of an exchange: its headers, its cookies, its body. */
export function Message({ name, headers, cookies, body }: Props) {
  return (
    <>
      <Pairs caption={`${name} headers`} pairs={headers} empty="None" />
      {cookies.length > 0 && (
        <Pairs
          caption={name === 'Request' ? 'Cookies sent' : 'Cookies set'}
          pairs={cookies.map(({ name: cookie, value, terms }) => [
            cookie,
            terms ? `${value} (${terms})` : value,
          ])}
        />
      )}
      <Body name={name} readable={toReadableBody(body, headers)} />
    </>
  );
}

function Pairs({
  caption,
  pairs,
  empty,
}: {
  caption: string;
  pairs: readonly (readonly [string, string])[];
  empty?: string;
}) {
  return (
    <table className="headers">
      <caption>{caption}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Value</th>
        </tr>
      </thead>
      <tbody>
        {pairs.map(([name, value], index) => (
          <tr key={index}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
        {pairs.length === 0 && (
          <tr>
            <td colSpan={2}>{empty}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function Body({ name, readable }: { name: string; readable: ReadableBody }) {
  const { kind, text, json } = readable;
  const [wantsText, setWantsText] = useState(false);
  const isTree = json !== null && !wantsText;
  return (
    <section aria-label={`${name} body`}>
      <div className="body-head">
        <h4>
          {name} body <span className="body-kind">{kind}</span>
        </h4>
        {json && (
          <button
            type="button"
            className="text-button"
            aria-pressed={wantsText}
            onClick={() => setWantsText(!wantsText)}
          >
            As text
          </button>
        )}
      </div>
      {isTree ? (
        <div className="json">
          <JsonTree name={null} value={json} />
        </div>
      ) : (
        text !== null && (
          // It can be wider than the panel: scrolled with the arrow keys too.
          // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
          <pre tabIndex={0}>{text}</pre>
        )
      )}
    </section>
  );
}
