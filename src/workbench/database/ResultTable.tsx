import type { StatementOutcome } from '#sandbox/sandbox.ts';
import { Cell } from './Cell.tsx';
import { isNumeric, toCut, toDone, typeName } from './values.ts';

interface Props {
  /** What the rows are, for those who hear the table. */
  name: string;
  outcome: StatementOutcome;
}

/** The rows that a statement gave. */
export function ResultTable({ name, outcome }: Props) {
  const columns = outcome.columns ?? [];
  const cut = toCut(outcome);
  return (
    <>
      <div
        className="result-scroll"
        role="region"
        aria-label={`${name}, ${toDone(outcome)}`}
        // It can be wider than the panel: scrolled with the arrow keys too.
        // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
        tabIndex={0}
      >
        <table className="result">
          <caption className="visually-hidden">{name}</caption>
          <thead>
            <tr>
              {columns.map(({ name: column, type }, index) => (
                <th key={index} scope="col" data-numeric={isNumeric(type)}>
                  {column} <span className="result-type">{typeName(type)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {outcome.rows.map((row, at) => (
              <tr key={at}>
                {row.map((text, index) => {
                  const { type } = columns[index]!;
                  return (
                    <td key={index} data-numeric={isNumeric(type)}>
                      <Cell text={text} type={type} />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {cut && <p className="panel-note">{cut}</p>}
    </>
  );
}
