import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { EventOf, LabEvent, LabEventType } from '#model/events.ts';
import type { Flight } from '#model/flights.ts';
import type { Lab } from '#model/lab.ts';
import type { Picture, ProgramPicture } from '#model/picture.ts';
import type { Playback } from '#model/playback.ts';
import type { SceneLayout } from '#model/scene.ts';
import type { TechnologyParts } from '#model/technology-model.ts';
import type { FrameLoop } from './diagram/frame-loop.ts';
import type { Follow } from './lab/follow/follow.ts';
import type { Axis } from './lab/timetable/axis.ts';

/** A technology as learners see it: its drawings, and its words in Vietnamese. */
export interface TechnologyView<Parts extends TechnologyParts> {
  /** What of it is the learner's alone, such as a vhost. */
  corner: string;
  /** Its stations, by their kind. */
  stations: StationViews<Parts['station']>;
  /** What the card of a living program says; `undefined` leaves it to the other technologies of its role. */
  card: (program: ProgramPicture, lab: Lab, picture: Picture) => CardWords | undefined;
  /** What still goes on there of a process that does not run: stands instead of how it ended, and of what its successor does. */
  aftermath: (program: ProgramPicture, picture: Picture) => ReactNode;
  /** What a program that died had begun for others, where its hands do not tell. */
  diedWith?: (program: ProgramPicture, picture: Picture) => string | undefined;
  legend: (layout: SceneLayout, picture: Picture) => readonly LegendItem[];
  /** What lasts and belongs to no single station, said over the stage. */
  phases: (picture: Picture) => readonly string[];
  /** How urgent a message is; 0 where nothing is. */
  priorityOf: (message: string, picture: Picture) => number;
  /** Why a message left its way. */
  reasons: Readonly<Record<Parts['reason'], string>>;
  /** How looks what goes the ways of its messages and is none. */
  signs: Readonly<Record<Parts['sign'], SignView>>;
  /** What is said where messages went another way than they should; nothing of those that others have told already. */
  saying: (departure: Departure) => string | undefined;
  /** Key and content of a message that begins with the event, where the two are not the same. */
  inscriptionIn: (event: LabEvent) => Inscription | undefined;
  sentences: Sentences<TypeIn<Parts['events']>>;
  /** Whether a screen reader is told of an event while the lab runs. */
  isSpoken: (event: LabEvent) => boolean;
  inspector: InspectorView;
  /** A tab beside the others: what went over the wire, where that can be seen. */
  Wire?: (props: WireProps) => ReactNode;
  /** What it has to show of time besides the timetable, on the same axis. */
  timeView?: TimeView;
}

/** Another look at the time of a run: under the timetable where the window is high enough, else a tab in its place. */
export interface TimeView {
  /** On its tab. */
  name: string;
  Drawing: (props: TimeViewProps) => ReactNode;
}

/** It shares the timetable's time, and what is followed. */
export interface TimeViewProps {
  playback: Playback;
  loop: FrameLoop;
  axis: Axis;
  follow: Follow;
}

/** What is told of the wire, at the moment that the playback shows. */
export interface WireProps {
  picture: Picture;
  /** Oldest first. */
  events: readonly LabEvent[];
  selected: string | null;
  onSelect: (message: string) => void;
}

/** For each kind of station, how it looks; a missing kind does not compile. */
export type StationViews<Station extends { kind: string }> = {
  readonly [Kind in Station['kind']]: StationView<Extract<Station, { kind: Kind }>>;
};

/** A kind of station: how it looks, what it is called, and what may stand where it does. */
export interface StationView<Station> {
  /** Draws SVG at the station's place. */
  Drawing: (props: { station: Station }) => ReactNode;
  /** What it is called in the timetable of a lab, by what its id says after the kind; `compact` on a phone. */
  rowName: (name: string, compact: boolean, lab: Lab) => string;
  /** Messages only pass it: a phone has no room for its row. */
  isPassing?: true;
  /** What is said of its own messages may stand on it. */
  isGround?: true;
}

/** What a card says beside, or instead of, what the program has in its hands. */
export interface CardWords {
  says: string;
  /** Says it also of full hands, and keeps a place for what they may hold. */
  always?: true;
  /** How many it may hold at once. */
  limit?: number;
}

/** What one shape on the stage means. */
export interface LegendItem {
  text: string;
  /** SVG of 21 by 20 units. */
  drawing: ReactNode;
}

/** A sign under way. */
export interface SignView {
  name: string;
  /** SVG about 0, 0 with that written on it. */
  outline: (text: string) => string;
  /** What is written on it, by the label of its leg. */
  text: (label: string) => string;
  tone: 'line' | 'hollow' | 'ink' | 'plate' | 'bad';
  /** Small, in the timetable, and at which end of its line there. */
  mark: { outline: string; at: 'start' | 'end' };
  /** It tells only how a message goes: too much where one station stands for many. */
  isDetail: (label: string) => boolean;
}

/** Messages that went the same way for the same reason. */
export interface Departure {
  manner: Flight['manner'];
  reason: string | undefined;
  /** The reason in words. */
  why: string | undefined;
  /** Of the messages. */
  names: string;
}

/** What may be written on the carriage of a message, short. */
export interface Inscription {
  message: string;
  key: string;
  content: string;
  /** Which of the two its label is. */
  usual: 'key' | 'content';
}

/** A plain sentence for each type of event, with its program by name; a missing one does not compile. */
export type Sentences<Type extends LabEventType, Names = unknown> = {
  readonly [One in Type]: (event: EventOf<One>, names: Names) => string;
};

/** Types of the events that such schemas read. */
export type TypeIn<Schemas extends readonly z.ZodType[]> = Extract<LabEvent, z.infer<Schemas[number]>>['type'];

/** What the log knows of one of its messages; `events` are its history, oldest first. */
export interface InspectorView {
  labelIn: (events: readonly LabEvent[]) => string | undefined;
  /** What became of it. */
  states: (events: readonly LabEvent[]) => readonly MessageState[];
  /** Whether it was lost by the event. */
  isLoss: (event: LabEvent) => boolean;
  /** Whether the history still holds how it began. */
  hasBegun: (events: readonly LabEvent[]) => boolean;
  Facts: (props: { events: readonly LabEvent[] }) => ReactNode;
}

/** A few words with a sign of their own. */
export interface MessageState {
  text: string;
  tone: 'plain' | 'ok' | 'bad';
}
