import { Fragment } from 'react';
import { pieces } from './highlight.ts';

/** A text with the searched words marked. */
export function Highlighted({ text, query, around }: { text: string; query: string; around?: number }) {
  return pieces(text, query, around).map((piece, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move
    return piece.hit ? <mark key={index}>{piece.text}</mark> : <Fragment key={index}>{piece.text}</Fragment>;
  });
}
