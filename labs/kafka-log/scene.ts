import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { bottom, left, right } from '#model/scene/ports.ts';
import { shownPrograms } from '#model/scene/programs.ts';
import { around } from '#model/scene/spread.ts';
import { ownPart, producerPoint, programCard } from '#model/scene/stations.ts';
import { track } from '#model/scene/tracks.ts';
import type { Scene } from '#model/scene.ts';
import { readersOf } from '#model/technologies/kafka/readers.ts';
import { partitionTape, tapeEnd, tapeStart } from '#model/technologies/kafka/scene.ts';
import { partitionStation } from '#model/technologies/kafka/stations.ts';
import { lab } from './lab.ts';
import { analytics, partitionCount, topic, warehouse } from './records.ts';

export { parts } from './parts.tsx';

const groups = [warehouse, analytics];

/** Shop, a tape for each partition there is by now, a card for each reader; what the hash is, and who read in which order. */
export const scene: Scene = (picture, frame) => {
  const readers = shownPrograms(picture, lab, warehouse, analytics);
  const partitions = Array.from({ length: partitionCount(picture) || lab.topics.orders.partitions }, (_, i) => i);
  return {
    ...withStates(picture, (frame === 'landscape' ? landscape : portrait)(picture, partitions, readers)),
    rows: ['shop', ...partitions.map((one) => partitionStation(topic, one)), ...readers],
  };
};

const landscape = (picture: Picture, partitions: readonly number[], readers: readonly string[]): Plan => {
  const { first, pitch } = partitions.length > 3 ? { first: 47, pitch: 98 } : { first: 66, pitch: 132 };
  const rowOf = (partition: number): number => first + partition * pitch;
  const last = rowOf(partitions.length - 1);
  const middle = (rowOf(0) + last) / 2;
  const place = around(middle, readers.length, 146);
  // Below the flags of the last tape; up to four tapes it stays where it is.
  const panel = { height: 90, y: Math.max(397, last + 56) + 45 };
  const shop = producerPoint('shop', { labelAt: 'above', x: 70, y: middle });
  const tapes = partitions.map((partition) =>
    partitionTape(topic, partition, { left: 236, y: rowOf(partition), cells: 11, groups }, 'landscape'),
  );
  const cards = readers.map((program, i) => programCard(program, { x: 866, y: place(i), width: 236, height: 116 }));
  return {
    ...desk(Math.max(490, panel.y + 48)),
    stations: [
      shop,
      ...tapes,
      ...cards,
      ownPart('hash', { ...panel, x: 291, width: 554 }),
      ownPart('order', { ...panel, x: 788, width: 400 }),
    ],
    tracks: [
      ...tapes.map((tape) => track(right(shop), tapeStart(tape, 'landscape'), { via: [160] })),
      ...read(picture, tapes, cards).map(({ tape, card, isSecond }) =>
        track(tapeEnd(tape, 'landscape', tape.y + (isSecond ? 9 : 0)), left(card), { via: [isSecond ? 704 : 674] }),
      ),
    ],
  };
};

const portrait = (picture: Picture, partitions: readonly number[], readers: readonly string[]): Plan => {
  const trunk = 24;
  const rowOf = (partition: number): number => 110 + partition * 102;
  const last = rowOf(partitions.length - 1);
  const hash = { height: 164, width: 330, x: 177, y: last + 64 + 82 };
  const place = (i: number): number => hash.y + 82 + 43 + i * 76;
  const order = { height: 112, width: 366, x: 195, y: place(readers.length - 1) + 50 + 56 };
  const shop = producerPoint('shop', { labelAt: 'right', x: trunk, y: 30 });
  const tapes = partitions.map((partition) =>
    partitionTape(topic, partition, { left: 48, y: rowOf(partition), cells: 9, groups }, 'portrait'),
  );
  const cards = readers.map((program, i) => programCard(program, { x: 187, y: place(i), width: 306, height: 66 }));
  return {
    ...phone(order.y + 62),
    stations: [shop, ...tapes, ownPart('hash', hash), ...cards, ownPart('order', order)],
    tracks: [
      ...tapes.map((tape) => track(bottom(shop), tapeStart(tape, 'portrait'))),
      ...read(picture, tapes, cards).map(({ tape, card, isSecond }) =>
        track(tapeEnd(tape, 'portrait', tape.y + (isSecond ? 9 : 0)), right(card), { via: [isSecond ? 382 : 368] }),
      ),
    ],
  };
};

type Tape = ReturnType<typeof partitionTape>;
type Card = ReturnType<typeof programCard>;

/** Which tape is read by which card now, and whether it is the second reader's. */
const read = (
  picture: Picture,
  tapes: readonly Tape[],
  cards: readonly Card[],
): { tape: Tape; card: Card; isSecond: boolean }[] =>
  readersOf(picture, topic, groups).flatMap(({ partition, program }) => {
    const tape = tapes.find((one) => one.partition === partition);
    const card = cards.find((one) => one.program === program);
    return tape && card ? [{ tape, card, isSecond: program === analytics }] : [];
  });
