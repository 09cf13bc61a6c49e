import type { EventOf, LabEvent } from './events.ts';
import type { Setting } from './lab.ts';
import { type AllParts, emptyParts, type Part } from './technologies.ts';
import type { Technology } from './technology.ts';

/** The state of a sandbox at one moment: what `reduce` makes of its log. Plain JSON. */
export type Picture = PlatformPicture & AllParts<'picture'>;

/** What it has whatever the lab's programs talk to. */
export interface PlatformPicture {
  /** Seq and time of the last event in it; 0 before the first. What a stage draws has the time that the playback shows. */
  seq: number;
  at: number;
  programs: Record<string, ProgramPicture>;
  settings: Record<string, Setting>;
  /** What befell its programs lately, oldest first. */
  faults: FaultPicture[];
  /** When its brokers went away lately, and came back, oldest first. */
  absences: AbsencePicture[];
  /** Processor time that they have used since they began, in ms; of those of which it is known. */
  brokersCpuMs: BrokersCpuMs;
  predictions: Record<string, { option: string; madeSeq: number; settled?: EventOf<'prediction.settled'> }>;
  objectives: Record<string, EventOf<'objective.met'>>;
  hints: Record<string, EventOf<'hint.raised'>>;
}

/** A program, and what each technology knows of it. */
export type ProgramPicture = PlatformProgram & AllParts<'program'>;

/** What the operating system knows of a program. */
export interface PlatformProgram {
  id: string;
  role: string;
  pid: number;
  state: 'running' | 'frozen' | 'dead' | 'left';
  startedAt: number;
  exited?: {
    at: number;
    signal: string | null;
    code: number | null;
    cause: EventOf<'program.exited'>['cause'];
    /** What was in its hands at that moment. */
    held: Held[];
  };
  /** What it was given and has not finished, oldest first. */
  hands: Held[];
  /** How many it has finished since it started. */
  handled: number;
  /** What it has timed by itself, newest last, and what the brokers had used of the processors by then. */
  timed?: TimedPicture[];
  /** Since when its cable is cut, in server ms, and what that loses. */
  cutAt?: number;
  cutLoses?: EventOf<'cable.cut'>['lost'];
}

export type TimedPicture = Pick<EventOf<'program.timed'>, 'name' | 'ms' | 'detail' | 'seq' | 'at'> & {
  brokersCpuMs: BrokersCpuMs;
};

export type BrokersCpuMs = Partial<Record<Technology, number>>;

/** A program has ended, stands still, or is cut off. */
export interface FaultPicture {
  what: EventOf<'program.exited'>['cause'] | 'frozen' | 'cut';
  program: string;
  at: number;
  seq: number;
}

/** A broker went away, and has come back where the time of that is known; server ms. */
export interface AbsencePicture {
  technology: Technology;
  lostAt: number;
  /** Of its loss. */
  seq: number;
  returnedAt?: number;
}

/** Something in a program's hands, by the technology that gave it. */
export type Held = Part<'held'>;

/** The picture before the first event. */
export const emptyPicture: Picture = {
  seq: 0,
  at: 0,
  programs: {},
  settings: {},
  faults: [],
  absences: [],
  brokersCpuMs: {},
  predictions: {},
  objectives: {},
  hints: {},
  ...emptyParts,
};

/** A part of the fold: changes the draft for the events that concern it, and leaves the others alone. */
export type Apply = (draft: Picture, event: LabEvent) => void;
