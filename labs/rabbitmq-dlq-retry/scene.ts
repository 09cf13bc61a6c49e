import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { bottom, left, right, top } from '#model/scene/ports.ts';
import { caption, type Figure, meter, producerPoint, programCard, type Spot } from '#model/scene/stations.ts';
import { chain, type PlannedTrack, straight, track } from '#model/scene/tracks.ts';
import type { Scene, TrackState } from '#model/scene.ts';
import { baseId } from '#model/technologies/rabbitmq/message-id.ts';
import { exchangePoint, queuePlatform } from '#model/technologies/rabbitmq/scene.ts';
import { queueStation } from '#model/technologies/rabbitmq/stations.ts';
import { figures } from './copy.vi.ts';
import { alertDepth } from './orders.ts';
import {
  deadLetters,
  door as doorExchange,
  limited as limitedQueue,
  main as mainQueue,
  retries,
} from './programs/topology.ts';

const { levels } = retries;

/** The way of an order: in at the door, to the worker; down the ladder and back, or aside to the dead letters. */
export const scene: Scene = (picture, frame) => ({
  ...withStates(picture, (frame === 'landscape' ? landscape : portrait)(picture), ownState(picture)),
  // Exchanges hold nothing: the timetable has room for the stations where time passes.
  rows: [
    'shop',
    queueStation(mainQueue),
    queueStation(limitedQueue.queue),
    'worker',
    ...[...levels, deadLetters].map(({ queue }) => queueStation(queue)),
    'operator',
  ],
});

const landscape = (picture: Picture): Plan => {
  const waits = waitsOf(picture);
  const y = 176;
  const levelY = (i: number): number => 290 + i * 68;
  const shop = producerPoint('shop', { labelAt: 'above', x: 56, y });
  const limited = limitedPlatform({ width: 196, height: 46, x: 326, y: 53 });
  const door = exchangePoint(doorExchange, { labelAt: 'above', x: 152, y });
  const main = queuePlatform(mainQueue, { width: 196, height: 84, x: 326, y });
  const worker = programCard('worker', { width: 226, height: 116, x: 596, y });
  const dlx = exchangePoint(deadLetters.exchange, { labelAt: 'below', x: 744, y });
  const dead = deadPlatform({ width: 200, height: 84, x: 888, y });
  const retry = exchangePoint(retries.exchange, { labelAt: 'right', x: 646, y: levelY(1) });
  const ladder = levels.map(({ key, queue }, i) => ({
    key,
    platform: queuePlatform(queue, { width: 180, height: 42, x: 480, y: levelY(i) }),
    wait: caption(`wait:${queue}`, { text: waits[i] ?? '', align: 'start', x: 172, y: levelY(i) - 10 }),
  }));
  const operator = programCard('operator', { width: 200, height: 84, x: 888, y: 336 });
  const tries = meter(mostTried(picture), { width: 180, height: 68, x: 720, y: 420 });
  return {
    ...desk(),
    stations: [
      shop,
      door,
      limited,
      main,
      worker,
      dlx,
      dead,
      retry,
      ...ladder.flatMap(({ platform, wait }) => [platform, wait]),
      operator,
      tries,
    ],
    tracks: [
      ...chain(shop, door, main, worker),
      track(left(shop), left(limited), { via: [10] }),
      track(right(limited, 62), top(worker, 520)),
      track(right(limited, 44), top(dlx, 749), { kind: 'dead-letter' }),
      // Dead letters leave between the queue's name and its counts.
      track(top(main, 296), top(dlx, 739), { via: [104], kind: 'dead-letter' }),
      straight(worker, dlx),
      straight(dlx, dead, { kind: 'dead-letter' }),
      straight(worker, retry),
      ...ladder.flatMap(({ key, platform }) => [
        track(left(retry), right(platform), { via: [610], label: key }),
        track(left(platform), bottom(door), { kind: 'dead-letter' }),
      ]),
      straight(dead, operator),
      track(bottom(operator), left(door), { via: [463, 92] }),
    ],
  };
};

const portrait = (picture: Picture): Plan => {
  const waits = waitsOf(picture);
  const lanes = { left: { near: 30, far: 12 }, right: { near: 364, far: 382 } };
  const trunk = 62;
  const join = 64;
  const below = 124;
  const middle = { width: 300, x: 203 };
  const shop = producerPoint('shop', { labelAt: 'right', x: trunk, y: 28 });
  const door = exchangePoint(doorExchange, { labelAt: 'right', x: trunk, y: 92 });
  const main = queuePlatform(mainQueue, { ...middle, height: 104, y: 172 });
  const worker = programCard('worker', { ...middle, height: 68, y: 270 });
  // Narrower than the others: the trunk passes it.
  const limited = limitedPlatform({ width: 262, height: 104, x: 222, y: 376 });
  const retry = exchangePoint(retries.exchange, { labelAt: 'right', x: trunk, y: 338 + below });
  const ladder = levels.map(({ queue }, i) =>
    queuePlatform(queue, { caption: waits[i] ?? '', ...middle, height: 84, y: 402 + below + i * 92 }),
  );
  const dlx = exchangePoint(deadLetters.exchange, { labelAt: 'right', x: trunk, y: 684 + below });
  const dead = deadPlatform({ ...middle, height: 110, y: 768 + below });
  const operator = programCard('operator', { ...middle, height: 68, y: 878 + below });
  const tries = meter(mostTried(picture), { ...middle, height: 62, y: 958 + below });
  return {
    ...phone(1002 + below),
    stations: [shop, door, main, worker, limited, retry, ...ladder, dlx, dead, operator, tries],
    tracks: [
      ...chain(shop, door, main, worker),
      track(left(shop), left(limited, 362), { via: [lanes.left.near] }),
      straight(limited, worker),
      track(left(limited, 396), left(dlx), { via: [lanes.left.far], kind: 'dead-letter' }),
      straight(worker, retry),
      ...ladder.flatMap((level) => [
        track(left(retry), left(level), { via: [lanes.left.near] }),
        track(right(level), top(door), { via: [lanes.right.near, join], kind: 'dead-letter' }),
      ]),
      track(left(main), left(dlx), { via: [lanes.left.far], kind: 'dead-letter' }),
      track(left(worker), left(dlx), { via: [lanes.left.far] }),
      straight(dlx, dead, { kind: 'dead-letter' }),
      straight(dead, operator),
      track(right(operator), top(door), { via: [lanes.right.far, join] }),
    ],
  };
};

const deadPlatform = (spot: Spot) =>
  queuePlatform(deadLetters.queue, {
    siding: true,
    alertAt: alertDepth,
    showAge: true,
    caption: figures.alertAt(alertDepth),
    ...spot,
  });

const limitedPlatform = (spot: Spot) =>
  queuePlatform(limitedQueue.queue, { caption: figures.limit(limitedQueue.deliveryLimit), ...spot });

/** The wait that each level of the ladder really gives. */
const waitsOf = ({ settings }: Picture): string[] =>
  levels.map(({ waitMs }) => figures.wait(waitMs, Number(settings.scale ?? 1)));

/** The order now on the broker that has been handed out most often. */
const mostTried = ({ messages }: Picture): Figure => {
  const [most] = Object.values(messages).sort((one, other) => other.deliveries - one.deliveries);
  const deliveries = most?.deliveries ?? 0;
  // The worker publishes a copy for each retry, and the broker counts a copy's deliveries from none.
  const detail =
    deliveries > 0 ? figures.order(most?.label ?? '') : most && baseId(most.id) !== most.id && figures.copy;
  return {
    id: 'meter:tries',
    label: figures.mostTried,
    value: String(deliveries),
    ...(detail && { detail }),
    ...(deliveries > 4 && { tone: 'alert' }),
  };
};

/** A dead worker takes the ways that lead from it along; the operator fetches, and is never a consumer. */
const ownState =
  ({ programs }: Picture) =>
  ({ from, to }: PlannedTrack): TrackState | undefined => {
    if (to === 'operator') return programs.operator?.connected ? 'open' : 'gone';
    const program = programs[from];
    return program?.state === 'dead' && !program.connected ? 'cut' : undefined;
  };
