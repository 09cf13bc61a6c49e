import { expect, test } from 'vitest';
import type { EventDraft, LabEvent } from '../../events.ts';
import { emptyPicture, type Picture } from '../../picture.ts';
import { fold } from '../../reduce.ts';

const pictureOf = (drafts: EventDraft[]): Picture =>
  fold(
    emptyPicture,
    drafts.map((draft, i): LabEvent => ({ ...draft, seq: i + 1, at: 1_000 + i })),
  );
const ran = (verb: 'insert' | 'update' | 'delete', key: string, changes = 1): EventDraft => ({
  type: 'statement.ran',
  origin: 'client',
  program: 'payment',
  table: 'charges',
  verb,
  changes,
  parameters: [key],
});

test('rows come and go with what was written, and an insert that changed nothing was refused by its key', () => {
  const { charges } = pictureOf([
    ...[ran('insert', '1'), ran('insert', '1', 0), ran('insert', '2')],
    ...[ran('update', '2', 2), ran('delete', '1')],
  ]).tables;
  expect(charges).toMatchObject({ name: 'charges', rows: 1, ignored: 1, newest: ['2'], newestAt: [1_002] });
  expect(charges?.writes.map(({ verb, parameters, changes }) => [verb, ...parameters, changes])).toEqual([
    ['insert', '1', 1],
    ['insert', '1', 0],
    ['insert', '2', 1],
    ['update', '2', 2],
    ['delete', '1', 1],
  ]);
});

test('of rows that a condition took the newest are left', () => {
  const { charges } = pictureOf([
    ran('insert', '1'),
    ran('insert', '2'),
    ran('insert', '3'),
    ran('delete', '9', 2),
  ]).tables;
  expect(charges).toMatchObject({ rows: 1, newest: ['3'], newestAt: [1_002] });
});

test('a cut cable shows on its program until it is mended', () => {
  const shop: EventDraft = { type: 'program.started', origin: 'platform', program: 'shop', role: 'shop', pid: 1 };
  const cut: EventDraft = { type: 'cable.cut', origin: 'platform', program: 'shop', lost: 'both-ways' };
  const mended: EventDraft = { type: 'cable.mended', origin: 'platform', program: 'shop' };
  expect(pictureOf([shop, cut]).programs.shop?.cutAt).toBe(1_001);
  expect(pictureOf([shop, cut, mended]).programs.shop?.cutAt).toBeUndefined();
});
