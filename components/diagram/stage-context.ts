'use client';
import { createContext, type ReactNode, use, useEffect, useLayoutEffect, useRef } from 'react';
import type { ControlValue, Lab, LabCopy } from '#model/lab.ts';
import type { Picture } from '#model/picture.ts';
import type { Frame, PartProps } from '#model/scene.ts';
import type { FrameLoop } from './frame-loop.ts';

/** Drawings that a lab brings itself, by the name that its scene gives. */
export type Parts = Readonly<Record<string, (props: PartProps) => ReactNode>>;

/** What every part of a stage may need. */
export interface StageScope {
  picture: Picture;
  frame: Frame;
  lab: Lab;
  copy: LabCopy;
  parts: Parts;
  loop: FrameLoop;
  /** Absent where nothing can be done: a recording in a lesson. */
  act?: (action: string, program?: string, value?: ControlValue) => void;
  /** Whether the click has been sent and the log has not answered yet. */
  pending: (action: string, program?: string) => boolean;
  /** When the program last finished something, in server ms: work on the next began then. */
  lastFinish: (program: string) => number;
  selected: string | null;
  /** Whether the learner follows what the message is about. */
  isFollowed: (message: string) => boolean;
  /** What is written on the carriage of a message with that label. */
  inscribed: (message: string, label: string) => string;
  select: (message: string) => void;
  hover: (message: string | null) => void;
  /** What is lit because it proves something: ids of messages and of stations. */
  proof?: { messages: ReadonlySet<string>; stations: ReadonlySet<string> } | null;
}

export const StageContext = createContext<StageScope | null>(null);

/** Throws outside a stage. */
export const useStage = (): StageScope => {
  const scope = use(StageContext);
  if (!scope) throw new Error('A part of the diagram stands outside a stage');
  return scope;
};

/** Draws on every frame without rendering React; `draw` may change from render to render. */
export const useFrame = (draw: (time: number) => void): void => {
  const { loop } = useStage();
  const latest = useRef(draw);
  // At once, so that no frame comes between a new layout and the way it is drawn.
  useLayoutEffect(() => {
    latest.current = draw;
  });
  useEffect(() => loop.add((time) => latest.current(time)), [loop]);
};
