/** A value on a topic of this lab: a JSON object; undefined where it is none, as of a tombstone. */
export const fieldsOf = (value: string): Fields | undefined => {
  try {
    const parsed: unknown = JSON.parse(value);
    return isFields(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
};

export type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const numberIn = (fields: Fields, name: string): number => {
  const value = fields[name];
  return typeof value === 'number' ? value : 0;
};

export const textIn = (fields: Fields, name: string): string => {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
};

/** Second of the day of a time such as `08:00:14`; undefined where there is none. */
export const secondIn = (fields: Fields, name: string): number | undefined => {
  const [, hours, minutes, seconds] = /^(\d\d):(\d\d):(\d\d)$/.exec(textIn(fields, name)) ?? [];
  return hours === undefined ? undefined : 3_600 * Number(hours) + 60 * Number(minutes) + Number(seconds);
};

/** The other way round. */
export const clockOf = (second: number): string =>
  [second / 3_600, (second / 60) % 60, second % 60].map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
