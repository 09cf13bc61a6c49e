import type { Picture } from '#model/picture.ts';
import { programIds } from '#model/role.ts';
import type { Scene, SceneLayout, Station, Track } from '#model/scene.ts';
import { partitionStation } from '#model/technologies/kafka/stations.ts';
import { lab } from './lab.ts';

const topic = 'orders';
const partitions = [0, 1, 2];
const shop = 'shop';
const groups = ['email', 'analytics'];

/** Shop, a tape for each partition, and a card for each consumer that there is or was. */
export const scene: Scene = (picture, frame) => {
  const consumers = consumersOf(picture);
  const plan = frame === 'landscape' ? landscape(picture, consumers) : portrait(picture, consumers);
  return { ...plan, rows: [shop, ...partitions.map((one) => partitionStation(topic, one)), ...consumers] };
};

type Plan = Pick<SceneLayout, 'width' | 'height' | 'stations' | 'tracks'>;

const consumersOf = (picture: Picture): string[] => {
  const present = Object.entries(lab.roles).flatMap(([role, spec]) =>
    role === 'producer' ? [] : programIds(role, spec).filter((id) => picture.programs[id]),
  );
  // Before the first event the stage shows what is about to be there.
  return present.length > 0 ? present : ['consumer-A', 'consumer-B'];
};

/** Who reads which partition, by the word of the broker, also those it only still believes in. */
const readers = (picture: Picture): { partition: number; program: string; state: Track['state'] }[] =>
  groups.flatMap((group) =>
    (picture.groups[group]?.members ?? []).flatMap(({ program, partitions: owned }) =>
      program === null || !picture.programs[program]
        ? []
        : owned
            .filter((one) => one.topic === topic && partitions.includes(one.partition))
            .map(({ partition }) => ({ partition, program, state: stateOf(picture, program) })),
    ),
  );

const stateOf = (picture: Picture, program: string): Track['state'] => {
  const state = picture.programs[program]?.state;
  return state === 'dead' ? 'cut' : state === 'left' ? 'gone' : 'open';
};

const publishing = (picture: Picture): Track['state'] =>
  picture.topics[topic] && picture.programs[shop]?.state === 'running' ? 'open' : 'gone';

const tapes = (place: (partition: number) => { x: number; y: number }, cells: number): Station[] =>
  partitions.map((partition) => ({
    id: partitionStation(topic, partition),
    kind: 'partition',
    topic,
    partition,
    cells,
    groups,
    ...place(partition),
  }));

const cards = (
  consumers: string[],
  place: (index: number) => { x: number; y: number },
  size: { width: number; height: number },
): Station[] =>
  consumers.map((program, index) => ({ id: program, kind: 'program', program, ...size, ...place(index) }));

const landscape = (picture: Picture, consumers: string[]): Plan => {
  const cells = 11;
  const tape = { left: 236, right: 236 + cells * 37 };
  const rowOf = (partition: number): number => 96 + partition * 142;
  const height = consumers.length > 4 ? 84 : consumers.length > 3 ? 104 : 116;
  const gap = consumers.length > 4 ? 12 : consumers.length > 3 ? 14 : 26;
  const step = height + gap;
  const first = 240 - ((consumers.length - 1) * step) / 2;
  const cardOf = (program: string): number => first + consumers.indexOf(program) * step;
  const trunk = 160;
  return {
    width: 996,
    height: 490,
    stations: [
      { id: shop, kind: 'producer', program: shop, labelAt: 'above', x: 70, y: rowOf(1) },
      ...tapes((partition) => ({ x: (tape.left + tape.right) / 2, y: rowOf(partition) }), cells),
      ...cards(consumers, (index) => ({ x: 866, y: first + index * step }), { width: 236, height }),
    ],
    tracks: [
      ...partitions.map((partition) => ({
        from: shop,
        to: partitionStation(topic, partition),
        state: publishing(picture),
        points: corners([81, rowOf(1)], trunk, [tape.left - 12, rowOf(partition)]),
      })),
      ...readers(picture).map(({ partition, program, state }) => {
        const second = program === 'analytics';
        const leave = rowOf(partition) + (second ? 9 : 0);
        const arrive = cardOf(program) + (second ? 0 : (partition - 1) * 16);
        const level = !second && Math.abs(arrive - leave) <= 18 ? leave : arrive;
        // The second group has one trunk. In the first, who has furthest to go turns last: so the fewest tracks cross.
        const lane = second ? 657 : level > leave ? 728 - partition * 22 : 684 + partition * 22;
        return {
          from: partitionStation(topic, partition),
          to: program,
          state,
          points: corners([tape.right + 2, leave], lane, [748, level]),
        };
      }),
    ],
  };
};

const portrait = (picture: Picture, consumers: string[]): Plan => {
  const cells = 9;
  const tape = { left: 48, right: 48 + cells * 34 };
  const rowOf = (partition: number): number => 110 + partition * 102;
  const card = { width: 306, height: 66 };
  const first = 416;
  const step = 76;
  const trunk = 24;
  const cardOf = (program: string): number => first + consumers.indexOf(program) * step;
  return {
    width: 390,
    height: first + step * (consumers.length - 1) + card.height / 2 + 12,
    stations: [
      { id: shop, kind: 'producer', program: shop, labelAt: 'right', x: trunk, y: 30 },
      ...tapes((partition) => ({ x: (tape.left + tape.right) / 2, y: rowOf(partition) }), cells),
      ...cards(consumers, (index) => ({ x: 187, y: first + index * step }), card),
    ],
    tracks: [
      ...partitions.map((partition) => ({
        from: shop,
        to: partitionStation(topic, partition),
        state: publishing(picture),
        points: [
          [trunk, 41],
          [trunk, rowOf(partition)],
          [tape.left - 6, rowOf(partition)],
        ] as const,
      })),
      ...readers(picture).map(({ partition, program, state }) => {
        const second = program === 'analytics';
        // The uppermost tape takes the outermost lane; the second group has one trunk outside of all.
        const lane = second ? 386 : 378 - partition * 7;
        const leave = rowOf(partition) + (second ? 9 : 0);
        const arrive = cardOf(program) + (second ? 0 : (partition - 1) * 14);
        return {
          from: partitionStation(topic, partition),
          to: program,
          state,
          points: corners([tape.right, leave], lane, [340, arrive]),
        };
      }),
    ],
  };
};

type Corner = readonly [x: number, y: number];

/** From one point across a vertical lane to another; straight where both are level. */
const corners = (from: Corner, lane: number, to: Corner): Track['points'] =>
  from[1] === to[1] ? [from, to] : [from, [lane, from[1]], [lane, to[1]], to];
