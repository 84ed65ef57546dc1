import type { SourceLocation } from '#sandbox/wire/events.ts';
import { toPlace, type Problem } from '../problems.ts';

interface Props {
  problems: readonly Problem[];
  onShow(place: SourceLocation): void;
}

/** The errors of one half, in words, each with the way to its line. */
export function Problems({ problems, onShow }: Props) {
  return (
    <div className="problems" role="status">
      {problems.map(({ heading, message, location, count }, index) => (
        <div className="problem" key={index}>
          <span className="problem-mark" aria-hidden="true">
            ✗
          </span>
          <p>
            <strong>{heading}</strong>
            {location && (
              <>
                {' at '}
                <button type="button" className="place-link" onClick={() => onShow(location)}>
                  {toPlace(location)}
                </button>
              </>
            )}
            {count > 1 && <span className="problem-count"> ({count} times)</span>}
            <span className="problem-message">{message}</span>
          </p>
        </div>
      ))}
    </div>
  );
}
