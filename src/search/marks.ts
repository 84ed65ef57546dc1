/** A piece of a text, and whether it is one of the words looked for. */
export interface Piece {
  text: string;
  isMatch: boolean;
}

/** Cuts a text at the words that were found. The pieces, joined, are the text. `words` are in lower case. */
export function markWords(text: string, words: readonly string[]): Piece[] {
  // Cut as the index cuts: at blanks and punctuation.
  const pieces = text.split(/([\n\r\p{Z}\p{P}]+)/u).filter((piece) => piece !== '');
  const marked: Piece[] = [];
  for (const piece of pieces) {
    const isMatch = words.includes(piece.toLowerCase());
    const last = marked.at(-1);
    if (last && !last.isMatch && !isMatch) last.text += piece;
    else marked.push({ text: piece, isMatch });
  }
  return marked;
}
