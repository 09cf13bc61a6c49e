import type { LabEvent } from './events.ts';
import type { Picture } from './picture.ts';
import { interpretPlatform } from './platform/interpret.ts';
import type { Part } from './technologies.ts';
import { technologyModels } from './technologies.ts';
import type { Technology } from './technology.ts';

/** A message went from a station to a station, or stayed where it was and something became of it. */
export interface Leg {
  /** Seq and time of the event that says so, in server ms. */
  seq: number;
  at: number;
  technology: Technology;
  /** What the message is about, such as an order: the same in every technology that carries it. */
  subject: string;
  /** Id of the message, and what fits on its carriage. */
  message: string;
  label: string;
  /** What it is, where it is no message: a frame that opens or ends a call, for one. */
  sign?: Part<'sign'>;
  /** The trip that it is part of: one message's way from its sending to its end. */
  trip: string;
  /** Station ids, first to last. */
  stops: readonly [string, ...string[]];
  manner: Manner;
  /** Why it went that way, where it is not the way it should go. */
  reason?: Part<'reason'>;
  /** It goes this way once more. */
  again: boolean;
  /** Its trip ends here: with a reason, because it was lost. */
  ends: boolean;
}

/**
 * `sent` by a program to where it waits, or `handed` to a program; `back` where it came from; `fallen` off its way at the
 * last stop; `lost` before the last stop; given up and buried as a `dead` letter; or it `stays` at its only stop.
 */
export type Manner = 'sent' | 'handed' | 'back' | 'fallen' | 'lost' | 'dead' | 'stays';

/** Something that lasted at a station: a dead, silent or frozen program, its cut cable, a rebalancing group, an open transaction; or a call between two. */
export interface Span {
  kind: 'dead' | 'silent' | 'frozen' | 'cut' | 'rebalance' | 'call' | 'transaction';
  station: string;
  from: number;
  /** Still going on where absent. */
  to?: number;
  /** Where a silence will end, by the session timeout. */
  until?: number;
  /** Of a cut cable that lets the program's own words through: only answers are lost. */
  answersOnly?: boolean;
  /** Of a call: the two programs that it goes on between, and by what; `station` is the call. */
  between?: readonly [string, string];
  technology?: Technology;
}

/** A break of a line: the program at `station` died at `at`. */
export interface Break {
  at: number;
  station: string;
  signal: string;
}

/** A drawing of what a log means; it knows no technology. */
export interface Drawing {
  /** Forgets everything. */
  clear: () => void;
  leg: (leg: Leg) => void;
  spanBegan: (span: Span) => void;
  /** The newest span of that kind at that station is over. */
  spanEnded: (kind: Span['kind'], station: string, at: number) => void;
  broke: (broken: Break) => void;
}

/** What one technology's events mean, told to a drawing. */
export interface Interpretation {
  /** Forgets everything and begins from a picture. */
  begin: (base: Picture, to: Drawing) => void;
  take: (event: LabEvent, to: Drawing) => void;
}

/** Reads a log as it grows, once for all drawings. */
export interface Interpreter {
  /** Forgets everything and begins from a picture. */
  begin: (base: Picture) => void;
  append: (events: readonly LabEvent[]) => void;
}

/** Works the same for a socket, a file and a scrub back. */
export const createInterpreter = (drawings: readonly Drawing[]): Interpreter => {
  const interpretations = [interpretPlatform(), ...Object.values(technologyModels).map(({ interpret }) => interpret())];
  const each =
    <Args extends unknown[]>(tell: (drawing: Drawing, ...args: Args) => void) =>
    (...args: Args): void => {
      for (const drawing of drawings) tell(drawing, ...args);
    };
  const all: Drawing = {
    clear: each((one) => one.clear()),
    leg: each((one, leg: Leg) => one.leg(leg)),
    spanBegan: each((one, span: Span) => one.spanBegan({ ...span })),
    spanEnded: each((one, ...end: Parameters<Drawing['spanEnded']>) => one.spanEnded(...end)),
    broke: each((one, broken: Break) => one.broke(broken)),
  };
  return {
    begin: (base) => {
      all.clear();
      for (const one of interpretations) one.begin(base, all);
    },
    append: (events) => {
      for (const event of events) for (const one of interpretations) one.take(event, all);
    },
  };
};
