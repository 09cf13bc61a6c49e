import { describe, expect, test } from 'vitest';
import type { EventDraft } from '#model/events.ts';
import { leadOf } from '#model/guide.ts';
import { emptyPicture } from '#model/picture.ts';
import { accepted, changed, exited, started } from '#model/platform/drafts.ts';
import { fold } from '#model/reduce.ts';
import { foundIn, logOf, settledIn } from '#model/replay.ts';
import { draftsOf as kafka } from '#model/technologies/kafka/drafts.ts';
import { draftsOf as rabbitmq } from '#model/technologies/rabbitmq/drafts.ts';
import { deathsOf } from './deaths.ts';
import { guide } from './guide.ts';
import { acked as ackedAgain, dropped, kept, restarted } from './predictions.ts';
import { story } from './story.ts';

const { created, appended, consumed, handled, committed, described } = kafka('orders', 'readers');
const { declared, consuming, published, delivered, acked } = rabbitmq('orders');

const connected = (program: string): EventDraft => ({
  type: 'connection.opened',
  origin: 'broker',
  program,
  connection: program,
});
const disconnected = (program: string): EventDraft => ({
  type: 'connection.closed',
  origin: 'platform',
  program,
  connection: program,
});
const writtenOff = (message: string): EventDraft => ({
  type: 'message.written-off',
  origin: 'platform',
  message,
  queue: 'orders',
});

/** An order on both sides. */
const sent = (order: number, persistent = true): EventDraft[] => [
  published(String(order), { properties: persistent ? { delivery_mode: 2 } : {} }),
  appended(0, order - 1),
];
const charged = (side: 'rabbitmq' | 'kafka', order: number): EventDraft => ({
  type: 'statement.ran',
  origin: 'client',
  program: side === 'kafka' ? 'reader' : 'worker',
  verb: 'insert',
  table: `${side}_charges`,
  parameters: [String(order), '300'],
  changes: 1,
});
const broker = (type: 'broker.lost' | 'broker.returned', technology: 'rabbitmq' | 'kafka'): EventDraft => ({
  type,
  origin: 'platform',
  technology,
});

const begin = [
  ...['shop', 'worker', 'reader'].map((one) => started(one, one)),
  connected('shop'),
  created(1),
  declared(),
  connected('worker'),
  consuming('worker'),
  described({ reader: [0] }),
];
/** Both die and come back; the shop with them. */
const death = [
  accepted('kill-brokers'),
  disconnected('worker'),
  disconnected('shop'),
  broker('broker.lost', 'rabbitmq'),
  exited('shop', 'crashed'),
  broker('broker.lost', 'kafka'),
];
const back = [
  broker('broker.returned', 'rabbitmq'),
  connected('worker'),
  consuming('worker'),
  broker('broker.returned', 'kafka'),
  started('shop', 'shop'),
  connected('shop'),
];
const working = [...sent(1), ...sent(2), ...sent(3), delivered('1', 'worker'), consumed('reader', 0)];
const onRabbitmq = (...orders: number[]): EventDraft[] =>
  orders.flatMap((order) => [
    delivered(String(order), 'worker'),
    charged('rabbitmq', order),
    acked(String(order), 'worker'),
  ]);
/** What the reader has in hand it charges and commits. */
const commits = (order: number): EventDraft[] => [
  charged('kafka', order),
  committed('reader', order),
  handled('reader', order - 1),
];
const onKafka = (...orders: number[]): EventDraft[] =>
  orders.flatMap((order) => [consumed('reader', order - 1), ...commits(order)]);

const log = (...drafts: EventDraft[]) => logOf([...begin, ...drafts]);
const picture = (...drafts: EventDraft[]) => fold(emptyPicture, log(...drafts));
const objectives = (...drafts: EventDraft[]): string[] => [...foundIn(story, log(...drafts)).objectives.keys()];
const hints = (...drafts: EventDraft[]): string[] => [...foundIn(story, log(...drafts)).hints.keys()];

describe('killed while nothing waits', () => {
  test('shows who had to be started again, once orders have gone through anew', () => {
    expect(objectives(...death, ...back)).toEqual([]);
    const all = [...death, ...back, ...sent(1), ...onRabbitmq(1), ...onKafka(1)];
    expect(objectives(...all)).toEqual(['resumed']);
    expect(settledIn(restarted, log(...all))).toMatchObject({ actual: 'shop', facts: { count: 1 } });
  });
});

describe('killed while orders wait', () => {
  const done = [...onRabbitmq(1, 2, 3), ...commits(1), ...onKafka(2, 3)];

  test('keeps what is persistent, and has done again what was in hand where the ack went with the connection', () => {
    const all = [...working, ...death, charged('rabbitmq', 1), ...back, ...done];
    expect(objectives(...working, ...death, ...back)).toEqual([]);
    expect(objectives(...all)).toEqual(['kept']);
    expect(settledIn(kept, log(...all))).toMatchObject({ actual: 'rabbitmq', facts: { rabbitmq: 1, kafka: 0 } });
    expect(deathsOf(picture(...all))).toMatchObject([
      { nth: 1, tolls: { rabbitmq: { again: 1, lost: 0 }, kafka: { again: 0, lost: 0 } } },
    ]);
  });

  test('has done again on one side what its broker had been told to be done', () => {
    const finished = [...working, ...onRabbitmq(1, 2), ...commits(1), ...onKafka(2), delivered('3', 'worker')];
    const waits = [...finished, ...sent(4), consumed('reader', 2)];
    // Sending begins the count anew: what is done of the newest orders is what is looked at.
    expect(objectives(...waits, ...death, ...back, ...onRabbitmq(3, 4), ...commits(3), ...onKafka(4))).toEqual([
      'kept',
    ]);
    const all = [
      ...[1, 2, 3, 4].flatMap((order) => sent(order)),
      ...onRabbitmq(1, 2),
      ...onKafka(1, 2),
      ...death,
      ...back,
      delivered('1', 'worker', { redelivered: true }),
      charged('rabbitmq', 1),
      acked('1', 'worker'),
      ...onRabbitmq(3, 4),
      ...onKafka(3, 4),
    ];
    expect(objectives(...all)).toEqual(['kept', 'acked']);
    expect(settledIn(ackedAgain, log(...all))).toMatchObject({
      actual: 'rabbitmq',
      facts: { acked: 2, rabbitmq: 1, kafka: 0 },
    });
  });

  test('loses on one side what is not persistent', () => {
    const fleeting = [
      changed('persistent', 'off'),
      ...sent(1),
      ...sent(2, false),
      ...sent(3, false),
      delivered('1', 'worker'),
    ];
    const after = [...back, ...onRabbitmq(1), writtenOff('2'), writtenOff('3'), ...onKafka(1, 2, 3)];
    const all = [...fleeting, ...death, ...after];
    expect(objectives(...all)).toEqual(['dropped']);
    expect(settledIn(dropped, log(...all))).toMatchObject({ actual: 'rabbitmq', facts: { lost: 2 } });
    expect(deathsOf(picture(...all))).toMatchObject([{ tolls: { rabbitmq: { lost: 2 }, kafka: { lost: 0 } } }]);
    expect(hints(...all)).toEqual([]);
  });

  test('says so where it was decided too late', () => {
    const over = [...working, ...death, ...back, ...done, changed('persistent', 'off'), ...sent(4, false)];
    expect(hints(changed('persistent', 'on'), ...over)).toEqual([]);
    expect(hints(...working, changed('persistent', 'off'), ...death)).toEqual(['sent-before']);
  });
});

test('the guide leads through a death without sending or killing once more', () => {
  const act = (...drafts: EventDraft[]) => leadOf(guide, picture(...drafts))?.move.act;
  expect(act()).toBe('kill-brokers');
  expect(act(...death)).toBeUndefined();
  expect(act(...death, ...back)).toBe('send');
  const resumed: EventDraft = {
    type: 'objective.met',
    origin: 'platform',
    objective: 'resumed',
    evidence: [],
  };
  expect(act(resumed, changed('persistent', 'on'))).toBe('send');
  expect(act(resumed, changed('persistent', 'on'), ...working)).toBe('kill-brokers');
  expect(act(resumed, changed('persistent', 'on'), ...working, ...death)).toBeUndefined();
});
