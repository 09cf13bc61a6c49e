const keptBody = 2_000;
const labelLength = 5;

/** What fits on a carriage: the last five characters of the id. */
export const labelOf = (message: string): string => message.slice(-labelLength);

/** Body as the log keeps it, text of at most 2,000 characters, and its true length in bytes. */
export const bodyOf = (content: Buffer): { body: string; bytes: number } => ({
  body: content.toString('utf8').slice(0, keptBody),
  bytes: content.length,
});
