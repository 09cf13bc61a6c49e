import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { bottom, left, right, top } from '#model/scene/ports.ts';
import { caption, ownPart, producerPoint, programCard } from '#model/scene/stations.ts';
import { track } from '#model/scene/tracks.ts';
import type { Scene } from '#model/scene.ts';
import { partitionTape, tapeEnd, tapeStart } from '#model/technologies/kafka/scene.ts';
import { partitionStation } from '#model/technologies/kafka/stations.ts';
import { queuePlatform } from '#model/technologies/rabbitmq/scene.ts';
import { queueStation } from '#model/technologies/rabbitmq/stations.ts';
import { words } from './copy.vi.ts';
import { group, queue, topic } from './sides.ts';

export { parts } from './parts.tsx';

/** The same orders go to the queue on the left and to the tape on the right; under each its broker, below what its deaths came to. */
export const scene: Scene = (picture, frame) => ({
  ...withStates(picture, (frame === 'landscape' ? landscape : portrait)(picture)),
  rows: ['shop', queueStation(queue), 'worker', partitionStation(topic, 0), 'reader'],
});

const landscape = (picture: Picture): Plan => {
  const y = 150;
  const card = { width: 196, height: 96, y };
  const shop = producerPoint('shop', { labelAt: 'right', x: 498, y: 24 });
  const tasks = queuePlatform(queue, { width: 190, height: 130, x: 112, y });
  const worker = programCard('worker', { ...card, x: 374 });
  const tape = partitionTape(topic, 0, { left: 536, y, cells: 6, groups: [group] }, 'landscape');
  const reader = programCard('reader', { ...card, x: 894 });
  const read = picture.groups[group]?.members.length ?? 0;
  return {
    ...desk(),
    stations: [
      caption('rabbitmq', { text: words.names.rabbitmq, align: 'start', x: 232, y: 52 }),
      caption('kafka', { text: words.names.kafka, align: 'start', x: 636, y: 52 }),
      shop,
      tasks,
      worker,
      tape,
      reader,
      ownPart('ledger', { x: 498, y: 366, width: 964, height: 220 }),
    ],
    tracks: [
      track(left(shop), top(tasks)),
      track(right(tasks), left(worker)),
      track(bottom(shop), tapeStart(tape, 'landscape')),
      ...(read > 0 ? [track(tapeEnd(tape, 'landscape'), left(reader))] : []),
    ],
  };
};

const portrait = (picture: Picture): Plan => {
  const [trunk, lane] = [24, 378];
  const card = { width: 306, height: 70, x: 187 };
  const shop = producerPoint('shop', { labelAt: 'right', x: trunk, y: 30 });
  const tasks = queuePlatform(queue, { width: 306, height: 84, x: 187, y: 112 });
  const worker = programCard('worker', { ...card, y: 206 });
  const tape = partitionTape(topic, 0, { left: 48, y: 306, cells: 9, groups: [group] }, 'portrait');
  const reader = programCard('reader', { ...card, y: 416 });
  const read = picture.groups[group]?.members.length ?? 0;
  return {
    ...phone(706),
    stations: [shop, tasks, worker, tape, reader, ownPart('ledger', { x: 195, y: 580, width: 378, height: 230 })],
    tracks: [
      track(bottom(shop), left(tasks)),
      track(right(tasks), right(worker), { via: [lane] }),
      track(bottom(shop), tapeStart(tape, 'portrait')),
      ...(read > 0 ? [track(tapeEnd(tape, 'portrait'), right(reader), { via: [lane] })] : []),
    ],
  };
};
