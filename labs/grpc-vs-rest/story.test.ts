import { expect, test } from 'vitest';
import type { EventDraft } from '#model/events.ts';
import { emptyPicture } from '#model/picture.ts';
import { changed, started, timed } from '#model/platform/drafts.ts';
import { fold } from '#model/reduce.ts';
import { foundIn, logOf, settledIn } from '#model/replay.ts';
import { draftsOf as callsOf } from '#model/technologies/grpc/drafts.ts';
import { draftsOf as requestsOf } from '#model/technologies/http/drafts.ts';
import { coldBytes, gzipLarge, gzipSmall, waitingLine } from './predictions.ts';
import { type Name, newestRun, readRun, timeAt } from './runs.ts';
import { story } from './story.ts';

const rest = requestsOf('shop', 'rest');

interface Shape {
  count: number;
  /** What each answer puts on the wire. */
  back: { gRPC: number; REST: number };
  ms?: { gRPC: number; REST: number };
  zipped?: boolean;
  fresh?: boolean;
  way?: 'both' | 'grpc';
}

let runs = 0;

const took = (name: Name, subject: string, of: number, ms: number): EventDraft =>
  timed('shop', `${name} ${subject}`, ms, { way: name, subject, of });

/** A run as its log has it: all calls at once on one connection, requests six at a time on six; or a connection for each. */
const run = ({ count, back, ms = { gRPC: 1, REST: 1 }, zipped = false, fresh = false, way = 'both' }: Shape) => {
  runs += 1;
  const subjects = Array.from({ length: count }, (_, i) => `${runs}-${i + 1}`);
  const calls = subjects.map((subject, place) => ({
    subject,
    ...callsOf(fresh ? `shop${place}` : 'shop', 'grpc', runs * 100 + 2 * place + 1),
  }));
  const messages = calls.map(({ message }): EventDraft => {
    const draft = message('client', 'back', 1);
    return draft.type === 'call.message' ? { ...draft, compressed: zipped } : draft;
  });
  const passed = { out: fresh ? 170 : 70, back: back.gRPC };
  const ends = calls.map(({ closed }): EventDraft => {
    const draft = closed('client');
    return draft.type === 'call.closed' ? { ...draft, passed } : draft;
  });
  const grpc: EventDraft[] = [
    ...calls.map(({ opened, subject }) => opened('client', { kind: 'unary', headers: { 'ce-subject': subject } })),
    ...messages,
    ...ends,
    ...subjects.map((subject) => took('gRPC', subject, count, ms.gRPC)),
  ];
  const isLate = (place: number): boolean => place >= 6;
  const socket = (place: number): number => (fresh ? place : place % 6);
  const sent = (late: boolean) =>
    subjects.flatMap((subject, place) => (isLate(place) === late ? [rest.sent(subject, socket(place))] : []));
  const answered = (late: boolean) =>
    subjects.flatMap((subject, place) =>
      isLate(place) === late
        ? [
            rest.answered(subject, socket(place), {
              passed: { out: 120, back: back.REST },
              encoding: zipped ? 'gzip' : null,
            }),
            took('REST', subject, count, ms.REST * (late ? 2 : 1)),
          ]
        : [],
    );
  const asked = subjects.map((subject) => rest.made(subject, subject));
  return way === 'grpc'
    ? grpc
    : [...grpc, ...asked, ...sent(false), ...answered(false), ...sent(true), ...answered(true)];
};

const initial = [started('shop'), changed('gzip', 'off'), changed('work', '200'), changed('way', 'both')];
const log = (...drafts: EventDraft[][]) => logOf([...initial, ...drafts.flat()]);
const met = (...drafts: EventDraft[][]): string[] => [...foundIn(story, log(...drafts)).objectives.keys()];
const hints = (...drafts: EventDraft[][]): string[] => [...foundIn(story, log(...drafts)).hints.keys()];
const short = { gRPC: 200, REST: 450 };

test('a run counts once both ways have come to their end', () => {
  const whole = run({ count: 1, back: short });
  expect(met(whole)).toEqual(['both']);
  expect(met(whole.slice(0, -1))).toEqual([]);
  const alone = run({ count: 1, back: short, way: 'grpc' });
  expect(met(alone)).toEqual([]);
  expect(hints([changed('way', 'grpc')], alone)).toEqual(['one-way']);
});

test('twelve at once: all on one connection, six at a time on six', () => {
  const crowd = run({ count: 12, back: short, ms: { gRPC: 200, REST: 200 } });
  expect(met(crowd)).toContain('six');
  expect(settledIn(waitingLine, log(crowd))).toMatchObject({
    actual: 'rounds',
    facts: { count: 12, grpcMs: 200, restMs: 400, waited: 6 },
  });
  expect(settledIn(waitingLine, log([changed('work', '0')], crowd))).toBeUndefined();
  const few = run({ count: 6, back: short, ms: { gRPC: 200, REST: 220 } });
  expect(met(few)).toEqual(['both', 'as-fast']);
  expect(hints(few)).toEqual([]);
  expect(hints(few, run({ count: 6, back: short }))).toEqual(['nobody-waits']);
  expect(met(run({ count: 6, back: short, ms: { gRPC: 200, REST: 300 } }))).toEqual(['both']);
});

test('a long list is much longer as JSON, and hardly so once both are compressed', () => {
  const plain = run({ count: 1, back: { gRPC: 3_100, REST: 6_400 } });
  expect(met(plain)).toEqual(['both', 'plain']);
  expect(met(run({ count: 1, back: { gRPC: 3_900, REST: 6_400 } }))).toEqual(['both']);
  expect(met(run({ count: 1, back: short }))).toEqual(['both']);
  const zipped = run({ count: 1, back: { gRPC: 4_300, REST: 4_250 }, zipped: true });
  const on = [changed('gzip', 'on')];
  expect(met(on, zipped)).toEqual(['both', 'zipped']);
  expect(settledIn(gzipLarge, log(on, zipped))).toMatchObject({ actual: 'close', facts: { grpc: 4_300, rest: 4_250 } });
  const again = run({ count: 1, back: { gRPC: 3_100, REST: 6_400 } });
  expect(hints(plain, again)).toEqual(['still-plain']);
  expect(hints(plain)).toEqual([]);
});

test('what is shorter than the limit goes as it is although gzip is on', () => {
  const small = run({ count: 1, back: short });
  expect(met([changed('gzip', 'on'), changed('size', '1')], small)).toEqual(['both', 'too-small']);
  expect(settledIn(gzipSmall, log([changed('gzip', 'on'), changed('size', '1')], small))?.actual).toBe('untouched');
});

test('a connection for each question', () => {
  const cold = run({ count: 4, back: short, fresh: true });
  expect(met(cold)).toContain('cold');
  expect(settledIn(coldBytes, log(cold))).toMatchObject({ actual: 'grpc', facts: { grpc: 170, rest: 120, count: 4 } });
  const warm = run({ count: 4, back: short });
  expect(met(warm)).not.toContain('cold');
  expect(settledIn(coldBytes, log(warm))).toBeUndefined();
});

test('the picture tells the same of the newest run as the log', () => {
  const crowd = run({ count: 12, back: short, ms: { gRPC: 200, REST: 200 } });
  const picture = fold(emptyPicture, log(run({ count: 3, back: short }), crowd));
  const id = newestRun(picture) ?? '';
  const { gRPC: grpc, REST: inJson } = readRun(picture, id).ways;
  expect(grpc).toMatchObject({ isWhole: true, connections: 1, mostUnderWay: 12, waiting: 0 });
  expect(inJson).toMatchObject({ isWhole: true, connections: 6, mostUnderWay: 6, waiting: 6 });
  expect(inJson?.passed).toEqual({ out: 12 * 120, back: 12 * 450 });
  expect(newestRun(emptyPicture)).toBeUndefined();
});

test.each([
  [0.5, 2],
  [0.95, 4],
  [1, 4],
])('%d of four times do not exceed the one of place %d', (share, time) => {
  expect(timeAt(share, [1, 2, 3, 4])).toBe(time);
});
