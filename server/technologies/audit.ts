import type { Picture } from '#model/picture.ts';

/** What there is, by the words that name it: `queue orders: ready` → 3. What is not there has no entry. */
export type Figures = ReadonlyMap<string, string | number>;

/** A sandbox as an audit sees it. */
export interface AuditedSandbox {
  readonly id: string;
  /** Paths of the files that its programs share. */
  files(): readonly string[];
}

/** An answer of a technology's: so it was at some moment between the two, in ms since 1970. */
export interface Told {
  figures: Figures;
  from: number;
  until: number;
}

/** Something that a technology can be asked of a sandbox, and what the picture says of the same. */
export interface Aspect {
  ask(sandbox: AuditedSandbox): Promise<Told>;
  read(picture: Picture): Figures;
  /** What happened is in the picture so many ms later at the latest. */
  pictureLagMs: number;
  /** What lasted no longer than so many ms may never have been in the picture: 0 where each change is told. */
  fleetingMs: number;
}

/** A technology's own word on a sandbox, by another way than the one on which its events come. */
export interface Audit {
  aspects: readonly Aspect[];
  /** What is still there of a sandbox that was closed. */
  leftovers(sandbox: AuditedSandbox): Promise<string[]>;
}

/** One English sentence for each figure in which the two differ. */
export const differencesOf = (drawn: Figures, told: Figures): string[] =>
  [...new Set([...told.keys(), ...drawn.keys()])]
    .filter((what) => drawn.get(what) !== told.get(what))
    .map((what) => `${what} is ${wordOf(drawn.get(what))} in the picture, ${wordOf(told.get(what))} in truth`);

/** A figure as a sentence has it. */
export const wordOf = (figure: string | number | undefined): string => String(figure ?? 'not there');
