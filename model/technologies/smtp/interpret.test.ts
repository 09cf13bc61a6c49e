import { expect, test } from 'vitest';
import type { EventDraft, LabEvent } from '../../events.ts';
import { createInterpreter, type Leg } from '../../legs.ts';
import { emptyPicture, type Picture } from '../../picture.ts';
import { fold } from '../../reduce.ts';
import { createTimetable } from '../../timetable.ts';
import { draftsOf } from './drafts.ts';
import { inboxOf } from './picture.ts';

const { sent, accepted, refused } = draftsOf('notification', 'mail');
const logOf = (drafts: EventDraft[]): LabEvent[] => drafts.map((draft, i) => ({ ...draft, seq: i + 1, at: 1_000 + i }));
const pictureOf = (drafts: EventDraft[]): Picture => fold(emptyPicture, logOf(drafts));

/** Ways of the legs that a log means, read from a base. */
const legsOf = (drafts: EventDraft[], base = emptyPicture): Pick<Leg, 'manner' | 'stops' | 'reason' | 'label'>[] => {
  const legs: Leg[] = [];
  const drawing = { ...createTimetable(), leg: (leg: Leg) => legs.push(leg) };
  const interpreter = createInterpreter([drawing]);
  interpreter.begin(base);
  interpreter.append(logOf(drafts));
  return legs.map(({ manner, stops, reason, label }) => ({ manner, stops, label, ...(reason && { reason }) }));
};

test('a mail that is taken over stays in the inbox, and bears the label of what it is about', () => {
  const drafts = [sent('n.1', 'order-12'), accepted('n.1')];
  expect(legsOf(drafts)).toEqual([
    { manner: 'sent', stops: ['notification', 'inbox:mail'], label: 'er-12' },
    { manner: 'stays', stops: ['inbox:mail'], label: 'er-12' },
  ]);
  expect(inboxOf(pictureOf(drafts), 'mail').map(({ title }) => title)).toEqual(['Đơn n.1']);
  expect(pictureOf(drafts).mailServers).toEqual({ mail: { accepted: 1, refused: 0 } });
});

test('a mail that the server refuses comes back, one that finds no server is nowhere', () => {
  const drafts = [sent('n.1'), refused('n.1'), sent('n.2'), refused('n.2', null, 'ECONNREFUSED')];
  expect(legsOf(drafts).filter(({ reason }) => reason)).toEqual([
    { manner: 'back', stops: ['inbox:mail', 'notification'], label: '1', reason: 'mail-refused' },
    { manner: 'stays', stops: ['inbox:mail'], label: '2', reason: 'no-server' },
  ]);
  expect(inboxOf(pictureOf(drafts), 'mail')).toEqual([]);
  expect(pictureOf(drafts).mailServers).toEqual({ mail: { accepted: 0, refused: 2 } });
});

test('a mail that was under way at the base of a drawing comes to its end in it', () => {
  expect(legsOf([refused('n.1')], pictureOf([sent('n.1')]))).toEqual([
    { manner: 'back', stops: ['inbox:mail', 'notification'], label: '1', reason: 'mail-refused' },
  ]);
});
