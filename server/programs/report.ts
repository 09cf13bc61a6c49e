/** What a preload inside a program tells: one JSON object a line, in order. `of` is the id that the preload was given. */
export interface Report {
  of: string;
  kind: string;
  [field: string]: unknown;
}

/** Tells the platform one fact; written before the call returns, so that a death right after it loses nothing. */
export type Tell = (kind: string, fields: object) => void;

/** A module that instruments one client library; `patch` runs before the program imports it. */
export interface Preload {
  patch(tell: Tell): void;
}
