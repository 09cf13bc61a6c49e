import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { bottom, left, right } from '#model/scene/ports.ts';
import { shownPrograms } from '#model/scene/programs.ts';
import { around } from '#model/scene/spread.ts';
import { producerPoint, programCard } from '#model/scene/stations.ts';
import { track } from '#model/scene/tracks.ts';
import type { Scene } from '#model/scene.ts';
import { readersOf } from '#model/technologies/kafka/readers.ts';
import { partitionTape, tapeEnd, tapeStart } from '#model/technologies/kafka/scene.ts';
import { partitionStation } from '#model/technologies/kafka/stations.ts';
import { lab } from './lab.ts';

const topic = 'orders';
const partitions = [0, 1, 2];
const groups = ['invoice', 'analytics'];

/** Shop, a tape for each partition, and a card for each consumer that there is or was. */
export const scene: Scene = (picture, frame) => {
  const consumers = shownPrograms(picture, lab, 'invoice', 'analytics');
  return {
    ...withStates(picture, (frame === 'landscape' ? landscape : portrait)(picture, consumers)),
    rows: ['shop', ...partitions.map((one) => partitionStation(topic, one)), ...consumers],
  };
};

const landscape = (picture: Picture, consumers: string[]): Plan => {
  const rowOf = (partition: number): number => 96 + partition * 142;
  const count = consumers.length;
  const height = count > 4 ? 84 : count > 3 ? 104 : 116;
  const place = around(240, count, height + (count > 4 ? 12 : count > 3 ? 14 : 26));
  const shop = producerPoint('shop', { labelAt: 'above', x: 70, y: rowOf(1) });
  const tapes = partitions.map((partition) =>
    partitionTape(topic, partition, { left: 236, y: rowOf(partition), cells: 11, groups }, 'landscape'),
  );
  const cards = consumers.map((program, i) => programCard(program, { x: 866, y: place(i), width: 236, height }));
  return {
    ...desk(),
    stations: [shop, ...tapes, ...cards],
    tracks: [
      ...tapes.map((tape) => track(right(shop), tapeStart(tape, 'landscape'), { via: [160] })),
      ...read(picture, tapes, cards).map(({ tape, card, isSecond }) => {
        const { partition } = tape;
        const leave = tape.y + (isSecond ? 9 : 0);
        const arrive = card.y + (isSecond ? 0 : (partition - 1) * 16);
        const level = !isSecond && Math.abs(arrive - leave) <= 18 ? leave : arrive;
        // The second group has one trunk. In the first, who has furthest to go turns last: so the fewest tracks cross.
        const lane = isSecond ? 657 : level > leave ? 728 - partition * 22 : 684 + partition * 22;
        return track(tapeEnd(tape, 'landscape', leave), left(card, level), { via: [lane] });
      }),
    ],
  };
};

const portrait = (picture: Picture, consumers: string[]): Plan => {
  const trunk = 24;
  const place = (i: number): number => 416 + i * 76;
  const shop = producerPoint('shop', { labelAt: 'right', x: trunk, y: 30 });
  const tapes = partitions.map((partition) =>
    partitionTape(topic, partition, { left: 48, y: 110 + partition * 102, cells: 9, groups }, 'portrait'),
  );
  const cards = consumers.map((program, i) => programCard(program, { x: 187, y: place(i), width: 306, height: 66 }));
  return {
    ...phone(place(consumers.length - 1) + 45),
    stations: [shop, ...tapes, ...cards],
    tracks: [
      ...tapes.map((tape) => track(bottom(shop), tapeStart(tape, 'portrait'))),
      ...read(picture, tapes, cards).map(({ tape, card, isSecond }) => {
        const { partition } = tape;
        const leave = tape.y + (isSecond ? 9 : 0);
        const arrive = card.y + (isSecond ? 0 : (partition - 1) * 14);
        // The uppermost tape takes the outermost lane; the second group has one trunk outside of all.
        const lane = isSecond ? 386 : 378 - partition * 7;
        return track(tapeEnd(tape, 'portrait', leave), right(card, arrive), { via: [lane] });
      }),
    ],
  };
};

type Tape = ReturnType<typeof partitionTape>;
type Card = ReturnType<typeof programCard>;

/** Which tape is read by which card now, and whether it is the second group's. */
const read = (
  picture: Picture,
  tapes: readonly Tape[],
  cards: readonly Card[],
): { tape: Tape; card: Card; isSecond: boolean }[] =>
  readersOf(picture, topic, groups).flatMap(({ partition, program }) => {
    const tape = tapes.find((one) => one.partition === partition);
    const card = cards.find((one) => one.program === program);
    return tape && card ? [{ tape, card, isSecond: program === 'analytics' }] : [];
  });
