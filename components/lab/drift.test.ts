import { expect, test } from 'vitest';
import type { EventDraft, LabEvent } from '#model/events.ts';
import { emptyPicture, type Picture } from '#model/picture.ts';
import { exited, frozen, started } from '#model/platform/drafts.ts';
import { fold } from '#model/reduce.ts';
import { draftsOf } from '#model/technologies/rabbitmq/drafts.ts';
import { driftOf } from './drift.ts';

const { declared, consuming, published, delivered, acked } = draftsOf('orders');

const pictureOf = (...drafts: EventDraft[]): Picture =>
  fold(
    emptyPicture,
    drafts.map((draft, i) => ({ ...draft, seq: i + 1, at: 1000 + i }) as LabEvent),
  );
const begun = [started('worker-1', 'worker'), declared(), consuming('worker-1')];
const holding = [...begun, published('1'), delivered('1', 'worker-1')];

test('a command meets the program that is seen, or it is said what that has become', () => {
  const seen = pictureOf(...holding);
  const now = (...later: EventDraft[]): unknown => driftOf('kill', 'worker-1', seen, pictureOf(...holding, ...later));
  expect(now()).toBe(null);
  expect(now(published('2'))).toBe(null);
  expect(now(frozen('worker-1'))).toEqual({ kind: 'state', state: 'frozen' });
  expect(now(exited('worker-1'))).toEqual({ kind: 'state', state: 'dead' });
  expect(now(acked('1', 'worker-1'))).toEqual({ kind: 'hands', held: undefined });
  expect(now(acked('1', 'worker-1'), published('2'), delivered('2', 'worker-1'))).toMatchObject({
    kind: 'hands',
    held: { label: '2' },
  });
  expect(driftOf('kill', 'worker-9', seen, seen)).toEqual({ kind: 'gone' });
  const again: EventDraft = { ...started('worker-1', 'worker'), pid: 2 } as EventDraft;
  expect(driftOf('kill', 'worker-1', pictureOf(...begun), pictureOf(...begun, exited('worker-1'), again))).toEqual({
    kind: 'restarted',
  });
});

test('what it holds says nothing against a new setting', () => {
  expect(driftOf('pace', 'worker-1', pictureOf(...holding), pictureOf(...holding, acked('1', 'worker-1')))).toBe(null);
});
