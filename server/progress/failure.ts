import { copy } from '#server/settings/copy.vi.mjs';

/** What the database answered, where it answered: SQLSTATE of PostgreSQL, result code of SQLite. */
const answerOf = (error: unknown): string | number | undefined => {
  if (!(error instanceof Error)) return undefined;
  if ('errcode' in error && typeof error.errcode === 'number') return error.errcode;
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
};

// Constraint, mismatch, too big; extended result codes have the kind in their lowest byte.
const sqliteRefusals = [19, 20, 18];

/** Whether the database takes that entry never, whatever happens: its values are refused, not the connection. */
export const isOfTheEntry = (error: unknown): boolean => {
  const answer = answerOf(error);
  if (typeof answer === 'number') return sqliteRefusals.includes(answer & 0xff);
  // Data exceptions and violated constraints.
  return answer !== undefined && /^2[23]...$/.test(answer);
};

const wrongByState: [RegExp, keyof typeof copy.database][] = [
  [/^3D000$/, 'no-such-database'],
  [/^28...$/, 'not-let-in'],
  [/^(42501|3F000)$/, 'may-not-write'],
];

/** What PostgreSQL itself said against `DATABASE_URL`; undefined for a database that is merely not there yet. */
export const wrongDatabase = (error: unknown): string | undefined => {
  const answer = answerOf(error);
  const [, why] = wrongByState.find(([state]) => typeof answer === 'string' && state.test(answer)) ?? [];
  return why && copy.wrongSecret('DATABASE_URL', copy.database[why]);
};
