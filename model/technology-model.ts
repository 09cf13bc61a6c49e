import type { z } from 'zod';
import type { LabEvent, LabEventType } from './events.ts';
import type { Interpretation } from './legs.ts';
import type { Apply, Picture } from './picture.ts';
import type { TrackState } from './scene.ts';

/** What a technology adds to the types that all share; `never` or `object` where it adds nothing. */
export interface TechnologyParts {
  events: readonly z.ZodObject[];
  /** Its part of the picture, and of each program in it. */
  picture: object;
  program: object;
  /** What it puts into a program's hands. */
  held: HeldBase;
  /** Why its messages leave their way. */
  reason: string;
  /** What goes the ways of its messages and is none. */
  sign: string;
  /** Stations that only it has on a stage. */
  station: { id: string; kind: string; x: number; y: number };
  /** What a lab says of it. */
  lab: object;
  /** What of its names a program may be given in its environment. */
  env: unknown;
}

/** Something in a program's hands, whatever put it there. */
export interface HeldBase {
  /** Id of the message, unique within the sandbox. */
  message: string;
  label: string;
  /** Body or value, as text. */
  body: string;
  /** Seq and time of the event that gave it. */
  seq: number;
  since: number;
  redelivered: boolean;
  /** Still unfinished in the eyes of the broker: it comes back if the program dies. */
  unacked: boolean;
}

/** A broker in a container of its own, on its usual ports. */
export interface Container<LabPart> {
  image: string;
  ports: readonly number[];
  /** Commands that make in it, once, what the site makes for a lab. */
  prepare: (lab: LabPart) => readonly string[];
}

/** A technology as the model knows it: a value of its own, the same for the page, the server and the tests. */
export interface TechnologyModel<Parts extends TechnologyParts> {
  /** As people write it. */
  name: string;
  /** What serves it to programs that run outside of the site; absent where there is nothing to serve. */
  container?: Container<Parts['lab']>;
  /** Its part of the picture before the first event, and of a program that has just started. */
  picture: Parts['picture'];
  program: () => Parts['program'];
  /** Its part of the fold. */
  apply: Apply;
  /** What its events mean for the drawings. */
  interpret: () => Interpretation;
  /** Id of the message that an event is about, if it is about one of this technology's. */
  messageOf: (event: LabEvent) => string | undefined;
  /** Whether events, asked of one after the other, belong to the history of that message. */
  historyOf: (message: string) => (event: LabEvent) => boolean;
  /** Types of its events with which a message begins, and with which a program has finished one. */
  begins: readonly LabEventType[];
  finishes: readonly LabEventType[];
  /** Types of its events that move nothing: a step through time passes over them. */
  still: readonly LabEventType[];
  /** State of a track between two stations of a stage, by their ids; undefined where neither is one of its own. */
  trackState: (picture: Picture, from: string, to: string) => TrackState | undefined;
}
