import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { bottom, left, right, top } from '#model/scene/ports.ts';
import { producerPoint, programCard } from '#model/scene/stations.ts';
import { straight, track } from '#model/scene/tracks.ts';
import type { Scene } from '#model/scene.ts';
import { exchangePoint, queuePlatform } from '#model/technologies/rabbitmq/scene.ts';
import { exchangeStation } from '#model/technologies/rabbitmq/stations.ts';
import { exchangeKinds, unbound } from './copy.vi.ts';
import { exchanges, readers, startBindings } from './keys.ts';

/** Keys by exchange and queue: each pair is one track, with all of its keys beside it. */
type Keys = (exchange: string, queue: string) => readonly string[];

/** Two exchanges, and a queue with its reader in each of four lanes; a track is a binding, and has its key beside it. */
export const scene: Scene = (picture, frame) => ({
  ...withStates(picture, (frame === 'landscape' ? landscape : portrait)(keysOf(picture))),
  // Each queue has one reader: a row for both would tell the same twice.
  rows: ['platform', ...exchanges.map(exchangeStation), ...readers],
});

const keysOf = (picture: Picture): Keys => {
  // Before the first queue is there the stage shows what is about to be bound.
  const coming = readers.flatMap((queue) =>
    startBindings[queue].map((one) => ({ queue, exchange: one.split(' ')[0], routingKey: one.split(' ')[1] ?? '' })),
  );
  const bindings = picture.seq === 0 ? coming : picture.bindings;
  return (exchange, queue) =>
    bindings.filter((one) => one.exchange === exchange && one.queue === queue).map((one) => one.routingKey);
};

const widest = 22;

/** The keys as far as there is room, and how many more. */
const labelOf = (keys: readonly string[]): string => {
  const all = keys.join(', ');
  if (all.length <= widest || keys.length < 2) return all.length <= widest ? all : `${all.slice(0, widest - 1)}…`;
  const [first = ''] = keys;
  return `${first.slice(0, widest - 6)}, + ${keys.length - 1}`;
};

const boundTo = (keys: Keys, queue: string) => exchanges.filter((exchange) => keys(exchange, queue).length > 0);

const landscape = (keys: Keys): Plan => {
  const platform = producerPoint('platform', { labelAt: 'above', x: 70, y: 250 });
  const logs = exchangePoint('logs', { caption: exchangeKinds.logs, x: 190, y: 150 });
  const events = exchangePoint('events', { caption: exchangeKinds.events, x: 190, y: 350 });
  const lanes = readers.map((reader, i) => ({
    queue: queuePlatform(reader, { width: 190, height: 76, x: 535, y: 78 + i * 119 }),
    card: programCard(reader, { width: 226, height: 104, x: 868, y: 78 + i * 119 }),
    bound: boundTo(keys, reader),
  }));
  return {
    ...desk(),
    stations: [platform, logs, events, ...lanes.flatMap(({ queue, card }) => [queue, card])],
    tracks: [
      track(right(platform), left(logs), { via: [130] }),
      track(right(platform), left(events), { via: [130] }),
      ...lanes.flatMap(({ queue, card, bound }) => [
        ...bound.map((exchange) => {
          // Both at the height of the platform's edge, the upper exchange above.
          const enter = left(queue, queue.y + (bound.length === 1 ? 6 : exchange === 'logs' ? -12 : 24));
          const label = labelOf(keys(exchange, queue.queue));
          return exchange === 'logs'
            ? track(right(logs), enter, { via: [236], label })
            : track(right(events), enter, { via: [256], label });
        }),
        straight(queue, card),
      ]),
    ],
  };
};

const portrait = (keys: Keys): Plan => {
  const trunks = { logs: 16, events: 34 };
  const [first, step] = [136, 214];
  const platform = producerPoint('platform', { labelAt: 'right', x: trunks.logs, y: 34 });
  const logs = exchangePoint('logs', { x: trunks.logs, y: 92 });
  const events = exchangePoint('events', { x: 190, y: 92 });
  const lanes = readers.map((reader, i) => {
    const y = first + i * step;
    const bound = boundTo(keys, reader);
    const said = bound.map((exchange) => `${exchange}: ${keys(exchange, reader).join(', ')}`).join(' · ');
    const queue = queuePlatform(reader, { caption: said || unbound, width: 326, height: 120, x: 215, y: y + 60 });
    const card = programCard(reader, { width: 262, height: 68, x: 247, y: y + 164 });
    return { queue, card, bound, enter: { logs: left(queue, y + 22), events: left(queue, y + 44) } };
  });
  return {
    ...phone(first + readers.length * step),
    stations: [platform, logs, events, ...lanes.flatMap(({ queue, card }) => [queue, card])],
    tracks: [
      straight(platform, logs),
      track(bottom(platform), top(events), { via: [64] }),
      ...lanes.flatMap(({ queue, card, bound, enter }) => [
        ...bound.map((exchange) =>
          exchange === 'logs'
            ? track(bottom(logs), enter.logs)
            : track(bottom(events), enter.events, { via: [116, trunks.events] }),
        ),
        track(bottom(queue, 84), left(card)),
      ]),
    ],
  };
};
