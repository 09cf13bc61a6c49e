import type { Picture } from './picture.ts';

/** The two drawings of a lab: wide for a desk, portrait for a phone. */
export type Frame = 'landscape' | 'portrait';

/** `scene.ts` of a lab: where everything stands, for the picture as it is now. Pure, called on every change. */
export type Scene = (picture: Picture, frame: Frame) => SceneLayout;

export interface SceneLayout {
  /** Size of the drawing in its own units; text of 12 units stays at least 12 px on the screen at the frame's width. */
  width: number;
  height: number;
  stations: Station[];
  tracks: Track[];
  /** Station ids from top to bottom of the timetable. */
  rows: string[];
}

/**
 * A place on the stage. Ids name what the events name: a program is its id, an exchange `exchange:<name>`,
 * a queue `queue:<name>`, a partition `partition:<topic>/<number>`. `x` and `y` are the centre.
 */
export type Station =
  | (StationBase & { kind: 'producer'; program: string; labelAt: 'above' | 'right' })
  | (StationBase & { kind: 'program'; program: string; width: number; height: number })
  | (StationBase & {
      kind: 'exchange';
      exchange: string;
      caption?: string;
      labelAt?: 'above' | 'below' | 'right' | 'below-right';
    })
  | (StationBase & QueueStation)
  | (StationBase & { kind: 'partition'; topic: string; partition: number; cells: number; groups: string[] })
  | (StationBase & { kind: 'caption'; text: string; align: 'start' | 'middle' | 'end' })
  | (StationBase & MeterStation)
  | (StationBase & { kind: 'table'; table: string; width: number; height: number })
  | (StationBase & { kind: 'own'; part: string; width: number; height: number });

interface QueueStation {
  kind: 'queue';
  queue: string;
  width: number;
  height: number;
  /** One line about it, such as its arguments in words: `TTL 5 s`. */
  caption?: string;
  /** Beside the main line, for dead letters: its messages are drawn as diamonds. */
  siding?: boolean;
  /** From so many ready messages on, the platform is drawn as an alert. */
  alertAt?: number;
  /** Shows how long the oldest message has been there, counting on. */
  showAge?: boolean;
}

/** A figure with its name, computed by the scene from the picture. */
interface MeterStation {
  kind: 'meter';
  label: string;
  value: string;
  /** A second, smaller line. */
  detail?: string;
  /** `alert` for loss and overflow only, `good` for what has been verified. */
  tone?: 'alert' | 'good';
  width: number;
  height: number;
}

/**
 * What a drawing of the lab's own gets: `scene.ts` exports `parts`, a record of components by the name that stations of
 * kind `own` give in `part`. They draw SVG with their place's top left corner at 0, 0.
 */
export interface PartProps {
  picture: Picture;
  frame: Frame;
  width: number;
  height: number;
}

interface StationBase {
  id: string;
  x: number;
  y: number;
}

/** A way between two stations; tokens travel it from the first point to the last. Its id is `from>to`. */
export interface Track {
  from: string;
  to: string;
  /** Corners of an orthogonal line; the stage rounds them. */
  points: readonly (readonly [x: number, y: number])[];
  /** `open`: the connection exists on the broker; `gone`: not now; `cut`: broken by a death. */
  state: 'open' | 'gone' | 'cut';
  /** The way of dead letters: drawn thinner, in the colour of death. */
  kind?: 'dead-letter';
  /** Stands beside the last straight leg of the line: the binding key, for one. */
  label?: string;
}

/** Station ids as the events imply them. */
export const exchangeStation = (exchange: string): string => `exchange:${exchange}`;
export const queueStation = (queue: string): string => `queue:${queue}`;
export const tableStation = (table: string): string => `table:${table}`;
export const partitionStation = (topic: string, partition: number): string => `partition:${topic}/${partition}`;
