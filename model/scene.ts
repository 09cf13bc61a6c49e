import type { Picture } from './picture.ts';
import type { Part } from './technologies.ts';
import type { Technology } from './technology.ts';

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
 * A place on the stage. Ids name what the events name: a program is its id; what else there is has the id that its
 * technology gives it, such as `queue:<name>`. `x` and `y` are the centre.
 */
export type Station = PlatformStation | Part<'station'>;
export type StationOf<Kind extends Station['kind']> = Extract<Station, { kind: Kind }>;

type PlatformStation =
  | (StationBase & { kind: 'producer'; program: string; labelAt: 'above' | 'right' })
  | (StationBase & { kind: 'program'; program: string; width: number; height: number })
  | (StationBase & { kind: 'caption'; text: string; align: 'start' | 'middle' | 'end' })
  | (StationBase & MeterStation)
  | (StationBase & { kind: 'own'; part: string; width: number; height: number });

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
  /** Of the station: what tells apart those that have the same part. */
  id: string;
  picture: Picture;
  frame: Frame;
  width: number;
  height: number;
}

export interface StationBase {
  id: string;
  x: number;
  y: number;
  /** Ids that the events name, and that have no station of their own in this drawing: what goes there goes here. */
  standsFor?: readonly string[];
}

/** A way between two stations; tokens travel it from the first point to the last. Its id is `from>to`. */
export interface Track {
  from: string;
  to: string;
  /** Corners of an orthogonal line; the stage rounds them. */
  points: readonly (readonly [x: number, y: number])[];
  state: TrackState;
  /**
   * The way of dead letters: drawn thinner, in the colour of death; along the wall of a station, which draws it; or one on
   * which something is being undone, dashed.
   */
  kind?: 'dead-letter' | 'wall' | 'undo';
  /** What travels on it, where neither of its stations belongs to a technology: its colour. */
  technology?: Technology;
  /** Stands beside its last straight leg: the binding key, for one. */
  label?: string;
}

/** `open`: the connection exists on the broker; `gone`: not now; `cut`: broken by a death or a cut cable. */
export type TrackState = 'open' | 'gone' | 'cut';
