import { Fragment } from 'react';

/** Plain text in which `code` stands between backticks. */
export function RichText({ text }: { text: string }) {
  return text.split('`').map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a constant text never move
      <code key={index}>{part}</code>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a constant text never move
      <Fragment key={index}>{part}</Fragment>
    ),
  );
}

/** The same text where there is no place for code, as in a label. */
export const spoken = (text: string): string => text.replaceAll('`', '');
