import { useState } from 'react';
import { JsonTree } from '../message/JsonTree.tsx';
import { toValue } from './values.ts';

/** One value of a row: NULL and the empty text in words, documents to unfold, long texts cut. */
export function Cell({ text, type }: { text: string | null; type: number }) {
  const value = toValue(text, type);
  const [isWhole, setWhole] = useState(false);
  switch (value.kind) {
    case 'null':
      return <span className="null-value">NULL</span>;
    case 'empty':
      return <span className="empty-value">empty text</span>;
    case 'json':
      return isWhole ? (
        <div className="json">
          <JsonTree name={null} value={value.json} />
        </div>
      ) : (
        <>
          <span className="cell-json">{value.text}</span>{' '}
          <button type="button" className="text-button" onClick={() => setWhole(true)}>
            unfold
          </button>
        </>
      );
    case 'text':
      if (value.short === null || isWhole) return <span className="cell-text">{value.text}</span>;
      return (
        <>
          <span className="cell-text">{value.short}</span>{' '}
          <button type="button" className="text-button" onClick={() => setWhole(true)}>
            all {value.text.length.toLocaleString('en')} characters
          </button>
        </>
      );
  }
}
