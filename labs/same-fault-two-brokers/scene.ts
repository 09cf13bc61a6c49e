import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { bottom, left, right, top } from '#model/scene/ports.ts';
import { shownPrograms } from '#model/scene/programs.ts';
import { around } from '#model/scene/spread.ts';
import { caption, ownPart, producerPoint, programCard } from '#model/scene/stations.ts';
import { track } from '#model/scene/tracks.ts';
import type { Scene, StationOf } from '#model/scene.ts';
import { readersOf } from '#model/technologies/kafka/readers.ts';
import { partitionTape, tapeEnd, tapeStart } from '#model/technologies/kafka/scene.ts';
import { partitionStation } from '#model/technologies/kafka/stations.ts';
import { queuePlatform } from '#model/technologies/rabbitmq/scene.ts';
import { queueStation } from '#model/technologies/rabbitmq/stations.ts';
import { words } from './copy.vi.ts';
import { lab } from './lab.ts';
import { group, queue, topic } from './sides.ts';

export { parts } from './parts.tsx';

const partitions = [0, 1];

interface Programs {
  workers: string[];
  readers: string[];
}

/** The same orders go to the queue on the left and to the tapes on the right; under both, what each has to show for it. */
export const scene: Scene = (picture, frame) => {
  const programs = { workers: shownPrograms(picture, lab, 'worker'), readers: shownPrograms(picture, lab, 'reader') };
  return {
    ...withStates(picture, (frame === 'landscape' ? landscape : portrait)(picture, programs)),
    rows: [
      'shop',
      queueStation(queue),
      ...programs.workers,
      ...partitions.map((one) => partitionStation(topic, one)),
      ...programs.readers,
    ],
  };
};

type Tape = StationOf<'partition'>;
const tapesAt = (
  place: (partition: number) => { left: number; y: number },
  cells: number,
  frame: 'landscape' | 'portrait',
) =>
  partitions.map((partition) =>
    partitionTape(topic, partition, { ...place(partition), cells, groups: [group] }, frame),
  );

/** Each tape and the cards of those who read it now. */
const read = (picture: Picture, tapes: readonly Tape[], cards: readonly StationOf<'program'>[]) =>
  readersOf(picture, topic, [group]).flatMap(({ partition, program }) => {
    const tape = tapes.find((one) => one.partition === partition);
    const card = cards.find((one) => one.program === program);
    return tape && card ? [{ tape, card }] : [];
  });

const landscape = (picture: Picture, { workers, readers }: Programs): Plan => {
  const rows = [106, 204];
  const cards = (programs: string[], x: number) => {
    const [height, step] = programs.length > 2 ? [64, 68] : [86, 98];
    const place = around(155, programs.length, step);
    return programs.map((one, i) => programCard(one, { width: 196, height, x, y: place(i) }));
  };
  const shop = producerPoint('shop', { labelAt: 'right', x: 498, y: 24 });
  const tasks = queuePlatform(queue, { width: 190, height: 130, x: 112, y: 155 });
  const works = cards(workers, 374);
  const tapes = tapesAt((partition) => ({ left: 536, y: rows[partition] ?? 0 }), 6, 'landscape');
  const reads = cards(readers, 894);
  return {
    ...desk(),
    stations: [
      caption('rabbitmq', { text: words.rabbitmq, align: 'start', x: 232, y: 48 }),
      caption('kafka', { text: words.kafka, align: 'start', x: 636, y: 48 }),
      shop,
      tasks,
      ...works,
      ...tapes,
      ...reads,
      ownPart('table', { x: 498, y: 350, width: 964, height: 182 }),
    ],
    tracks: [
      track(left(shop), top(tasks)),
      ...works.map((one) => track(right(tasks), left(one), { via: [240] })),
      ...tapes.map((tape) => track(bottom(shop), tapeStart(tape, 'landscape'))),
      ...read(picture, tapes, reads).map(({ tape, card: one }) =>
        track(tapeEnd(tape, 'landscape'), left(one), { via: [778] }),
      ),
    ],
  };
};

const portrait = (picture: Picture, { workers, readers }: Programs): Plan => {
  const [trunk, lane] = [24, 378];
  const card = { width: 306, height: 66, x: 187 };
  const shop = producerPoint('shop', { labelAt: 'right', x: trunk, y: 30 });
  const tasks = queuePlatform(queue, { width: 306, height: 84, x: 187, y: 112 });
  const works = workers.map((one, i) => programCard(one, { ...card, y: 204 + i * 76 }));
  const below = 204 + workers.length * 76;
  const tapes = tapesAt((partition) => ({ left: 48, y: below + 32 + partition * 102 }), 9, 'portrait');
  const reads = readers.map((one, i) => programCard(one, { ...card, y: below + 240 + i * 76 }));
  const end = below + 240 + readers.length * 76;
  return {
    ...phone(end + 226),
    stations: [
      shop,
      tasks,
      ...works,
      ...tapes,
      ...reads,
      ownPart('table', { x: 195, y: end + 92, width: 378, height: 262 }),
    ],
    tracks: [
      track(bottom(shop), left(tasks)),
      ...works.map((one) => track(right(tasks), right(one), { via: [lane] })),
      ...tapes.map((tape) => track(bottom(shop), tapeStart(tape, 'portrait'))),
      ...read(picture, tapes, reads).map(({ tape, card: one }) =>
        track(tapeEnd(tape, 'portrait'), right(one), { via: [lane] }),
      ),
    ],
  };
};
