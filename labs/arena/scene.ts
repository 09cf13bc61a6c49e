import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { shownPrograms } from '#model/scene/programs.ts';
import { ownPart, programCard } from '#model/scene/stations.ts';
import type { Scene } from '#model/scene.ts';
import { lab } from './lab.ts';

export { parts } from './parts.tsx';

/** Above who sends, the three ways of which one is being measured, and who receives; below what has come of it. */
export const scene: Scene = (picture, frame) => {
  const receivers = shownPrograms(picture, lab, 'receiver');
  return {
    ...withStates(picture, (frame === 'landscape' ? landscape : portrait)(receivers)),
    rows: ['sender', ...receivers],
  };
};

const landscape = (receivers: readonly string[]): Plan => {
  const [top, height] = [60, 108];
  const step = height / receivers.length;
  return {
    ...desk(),
    stations: [
      programCard('sender', { x: 104, y: top, width: 190, height: 84 }),
      ownPart('lanes', { x: 498, y: top, width: 578, height }),
      ...receivers.map((one, i) =>
        programCard(one, {
          x: 892,
          y: top - height / 2 + (i + 0.5) * step,
          width: 190,
          height: receivers.length === 1 ? 84 : step - 4,
        }),
      ),
      ownPart('chart', { x: 298, y: 304, width: 580, height: 356 }),
      ownPart('figures', { x: 796, y: 304, width: 392, height: 356 }),
    ],
    tracks: [],
  };
};

const portrait = (receivers: readonly string[]): Plan => {
  const below = 10 + receivers.length * 62;
  return {
    ...phone(below + 860),
    stations: [
      programCard('sender', { x: 96, y: 34, width: 164, height: 56 }),
      ...receivers.map((one, i) => programCard(one, { x: 282, y: 34 + i * 62, width: 188, height: 56 })),
      ownPart('lanes', { x: 195, y: below + 48, width: 362, height: 96 }),
      ownPart('chart', { x: 195, y: below + 304, width: 362, height: 400 }),
      ownPart('figures', { x: 195, y: below + 688, width: 362, height: 340 }),
    ],
    tracks: [],
  };
};
