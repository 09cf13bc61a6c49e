const keptBody = 2_000;

/** Body as the log keeps it, text of at most 2,000 characters, and its true length in bytes. */
export const bodyOf = (content: Buffer): { body: string; bytes: number } => ({
  body: content.toString('utf8').slice(0, keptBody),
  bytes: content.length,
});
