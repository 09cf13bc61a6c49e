import type { LabEvent } from './events.ts';
import type { Experiment } from './guide.ts';
import type { LineId } from './line.ts';
import type { Picture } from './picture.ts';
import type { Prediction } from './prediction.ts';
import type { ProgramAction } from './program-action.ts';
import type { Story } from './story.ts';
import type { AllParts, Part } from './technologies.ts';
import type { Technology } from './technology.ts';

/** Value of a setting or of a control. */
export type Setting = string | number | boolean;

/** A lab as plain data and pure functions: the same object serves the page, the server and the tests. */
export type Lab = PlatformLab & AllParts<'lab'>;

/** A lab whose ids are literal types, so that its words can be checked against them. */
export const defineLab = <const Defined extends Lab>(lab: Defined): Defined => lab;

interface PlatformLab {
  /** Name of the lab's folder. */
  slug: string;
  /** Line of the course that it belongs to. */
  line: LineId;
  /** What its programs talk to; brokers among these must be there before it can start. */
  needs: readonly Technology[];
  roles: Readonly<Record<string, Role>>;
  controls: readonly Control[];
  predictions: readonly Prediction[];
  /** Leads to every objective, one after the other. */
  guide: readonly Experiment[];
  /** What in its log meets an objective, and what is a mistake. */
  story: Story;
  /**
   * Its programs run bare, because they measure: no library in them is watched, and no broker reports what passes through it.
   * What is known of them they print, or time by themselves.
   */
  bare?: true;
  /** Of all such labs one sandbox is open at a time, and its programs give way to everybody else's. */
  alone?: true;
  /** Each sandbox gets brokers of its own, which may be killed; they take seconds to start, and the memory of a broker. */
  ownBrokers?: true;
  /** Expected time of the work that a message asks for, in ms, for its progress bar; from body or value. */
  workMs?: (body: string, program: string, picture: Picture) => number | undefined;
}

/** A kind of program; every running one of it is a process of its own. */
export interface Role {
  /** File in the lab's `programs/` folder, such as `worker.ts`. */
  program: string;
  /** How many run when the sandbox opens, and how many may at the same time. */
  start: number;
  max: number;
  /** Ids of the programs, in order; by default `role-1`, `role-2` …, or the role itself where `max` is 1. */
  ids?: readonly string[];
  env?: Readonly<Record<string, EnvValue>>;
  /** Whether the stage offers kill -9, freeze and leave on it; by default yes. */
  breakable?: boolean;
  /** What of the lab's technologies its programs use; all of them where absent. */
  uses?: readonly Technology[];
  /** It reaches its brokers through cables that a control may cut. */
  cable?: boolean;
  /**
   * It runs in the learner's browser: no process is started for it, and whoever presses a control that tells it gets the line,
   * with its environment, and carries it out. Its program is always `browser.ts`, a `BrowserProgram`.
   */
  runsIn?: 'browser';
}

/**
 * Value of an environment variable: as it is; a setting, as it is when the program starts; or a name that a technology
 * knows. `start` is empty at the program's first start in a log, and `B`, `C` … `Z`, `AA` at those that follow: ids that it
 * counts from 1 and that begin with it are never used twice.
 */
export type EnvValue = string | { setting: string } | { start: 'letter' } | Part<'env'>;

/**
 * What the learner can do besides the built-in actions on a program (`kill`, `freeze`, `thaw`, `leave`, `run`, `remove`).
 * A control that holds a value is also a setting of the same name: kept, and given to programs through their `env`.
 */
export type Control = ButtonControl | NumberControl | ChoiceControl | FormControl;

/** What a control sends: nothing (a button), one value, or a form's fields by their ids. */
export type ControlValue = Setting | Readonly<Record<string, string>> | undefined;

interface ControlBase {
  id: string;
  /** With `program` each program of the effect's role has its own, and its value. */
  per?: 'program';
}

export interface ButtonControl extends ControlBase {
  kind: 'button';
  effect: TellEffect<undefined> | StartEffect | CutEffect | DoEffect | KillBrokersEffect;
  primary?: boolean;
  /** What a click would send now, where that changes: such as the key of the last message, which it repeats. */
  sends?: (picture: Picture) => string;
}

export interface NumberControl extends ControlBase {
  /** `amount` is a button with a number beside it: sent on click, not kept as a setting. */
  kind: 'slider' | 'stepper' | 'amount';
  min: number;
  max: number;
  step: number;
  initial: number;
  effect: TellEffect<number>;
}

export interface ChoiceControl extends ControlBase {
  kind: 'choice';
  options: readonly [string, string, ...string[]];
  initial: string;
  effect: TellEffect<string>;
}

/** A few fields and a button: sent on click, not kept as a setting. */
export interface FormControl extends ControlBase {
  kind: 'form';
  fields: readonly FormField[];
  effect: FormEffect;
}

/** Every value is text. `text` without line breaks, at most `maxLength` characters and never more than 200. */
export type FormField =
  | { id: string; kind: 'text'; initial: string; maxLength: number; required?: boolean }
  | {
      id: string;
      kind: 'choice';
      /** By value, with labels in `copy.vi.ts`; or what there is in the picture now, labelled as it is. */
      options: readonly [string, ...string[]] | ((picture: Picture) => readonly string[]);
    };

/** Writes one line to the standard input of every running program of the role (or of the one it was said of). */
export interface TellEffect<Value> {
  /** The role, or several: each of its programs gets the line. */
  tell: string | readonly string[];
  line: (value: Value) => string;
}

/** As `TellEffect`; which role is told may be one of the things that the form asks for. */
export interface FormEffect {
  tell: string | ((values: Readonly<Record<string, string>>) => string);
  line: (values: Readonly<Record<string, string>>) => string;
}

/** Starts one more program of the role, or of each of those roles that has room for one. */
export interface StartEffect {
  start: string | readonly string[];
}

/**
 * Cuts the cable of every program of the role, or of those programs, for `forMs` ms; what is written meanwhile is lost, then the connection is
 * reset. With `answersOnly` what the program writes still gets through, and only what comes back is lost.
 */
export interface CutEffect {
  /** A role; or programs by their ids. */
  cut: string | readonly string[];
  forMs: number;
  answersOnly?: boolean;
}

/** Does the same to each of those programs that it can be done to now. */
export interface DoEffect {
  do: ProgramAction;
  to: readonly [string, ...string[]];
}

/** Ends those brokers at once, as kill -9 does; they are started again by themselves. Only of a lab with `ownBrokers`. */
export interface KillBrokersEffect {
  killBrokers: readonly [Technology, ...Technology[]];
}

/** One step of a scripted run. Actions name a control's id or a built-in action. */
export type Step =
  | {
      act: string;
      program?: string | ((picture: Picture) => string | undefined);
      value?: Exclude<ControlValue, undefined>;
    }
  | { predict: string; option: string }
  | {
      /** Waits for the log to show it; `why` names it in the failure. */
      until: (picture: Picture, events: readonly LabEvent[]) => boolean;
      why: string;
      /** Limit in ms; 15,000 where absent. */
      withinMs?: number;
    };

/** `solution.ts` of a lab: what reaches every objective, and mistakes with the hint that each must raise. */
export interface Solution {
  steps: readonly Step[];
  /** The recording waits so many ms before each action: whoever watches it sees one thing after the other. */
  pauseMs?: number;
  wrongTries: readonly { name: string; raises: string; steps: readonly Step[] }[];
}

/** `copy.vi.ts` of a lab: everything a learner reads on the lab page, in Vietnamese; `CopyOf` checks it. */
export interface LabCopy {
  title: string;
  /** One sentence for lists and search. */
  summary: string;
  /** What to try first, in one or two sentences, shown before the sandbox starts. */
  intro: string;
  /** `term`: id of the entry of the glossary that says what the name means, where it is no program's own. */
  roles: Record<string, { name: string; term?: string }>;
  /** Label of each control; options of a choice by value; a hint for screen readers and on hover. */
  controls: Record<
    string,
    {
      label: string;
      options?: Record<string, string>;
      unit?: string;
      help?: string;
      /** Fields of a form: label, labels of a choice's options, what an empty text field suggests. */
      fields?: Record<string, { label: string; options?: Record<string, string>; placeholder?: string }>;
    }
  >;
  predictions: Record<
    string,
    {
      question: string;
      options: Record<string, string>;
      /** Shown once settled; `{name}` takes a fact. */
      explanation: Record<string, string>;
      /** What speaks against an option, shown below to who chose it and was wrong. */
      beliefs?: Partial<Record<string, string>>;
    }
  >;
  objectives: Record<string, string>;
  /** What to do, move by move, in one sentence each, by the objective that it leads to. */
  guide: Record<string, readonly string[]>;
  hints: Record<string, string>;
  /** What each request at the lab's door does, where it has one. */
  door?: Record<string, string>;
}
