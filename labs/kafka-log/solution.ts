import type { Solution, Step } from '#model/lab.ts';
import type { Picture } from '#model/picture.ts';
import { ended, met, set, settled, wrongTry } from '#model/steps.ts';
import { analytics, positionOf, unreadBy, warehouse } from './records.ts';

const runs = ({ groups, programs }: Picture, name: string): boolean =>
  programs.shop !== undefined && groups[name]?.state === 'Stable' && (groups[name]?.members.length ?? 0) === 1;

/** Waits until a reader has its partitions, and the shop can write. */
const reading = (name: string): Step => ({ until: (picture) => runs(picture, name), why: `${name} reads` });
const drained = (name: string): Step => ({
  until: (picture) => unreadBy(picture, name).length === 0,
  why: `${name} has read everything`,
});
const away: readonly Step[] = [{ act: 'leave', program: warehouse }, ended(warehouse)];

/** So many records of a topic that had none, all in the log. */
const written = (count: number): Step => ({
  until: ({ topics }) => (topics.orders?.partitions ?? []).reduce((sum, { high }) => sum + high, 0) >= count,
  why: `${count} records`,
});
const grown = (count: number): Step => ({
  until: ({ topics }) => topics.orders?.partitions.length === count,
  why: `${count} partitions`,
});

export const solution: Solution = {
  pauseMs: 500,
  steps: [
    reading(warehouse),
    { predict: 'own-key', option: 'same' },
    { act: 'write', value: { key: 'Hà', times: '3' } },
    met('own-key'),
    settled('own-key'),

    { act: 'key', value: 'none' },
    set('key', 'none'),
    { predict: 'keyless', option: 'round-robin' },
    { act: 'send-many', value: 12 },
    met('spread'),
    settled('keyless'),
    drained(warehouse),

    ...away,
    { predict: 'read-order', option: 'within' },
    { act: 'send-many', value: 12 },
    written(27),
    { act: 'run', program: warehouse },
    met('order'),
    settled('read-order'),
    drained(warehouse),

    { predict: 'reread', option: 'from-start' },
    { act: 'add-analytics' },
    met('reread'),
    settled('reread'),
    drained(analytics),

    ...away,
    { act: 'key', value: 'customer' },
    set('key', 'customer'),
    { act: 'send-many', value: 12 },
    written(39),
    drained(analytics),
    { act: 'run', program: warehouse },
    met('apart'),
    drained(warehouse),

    ...away,
    { act: 'send-many', value: 12 },
    written(51),
    { predict: 'moved', option: 'some' },
    { act: 'grow' },
    grown(4),
    { act: 'send-many', value: 12 },
    met('grown'),
    settled('moved'),
    written(63),
    { act: 'run', program: warehouse },
    met('overtaken'),
    drained(warehouse),
    // It has found the new partition by itself.
    { until: (picture) => positionOf(picture, analytics, 3) > 0, why: 'analytics reads partition 3' },
    drained(analytics),
  ],
  wrongTries: [
    wrongTry('writes with another key each time', 'other-keys', [
      reading(warehouse),
      { act: 'write', value: { key: 'Hà', times: '1' } },
      { act: 'write', value: { key: 'hà', times: '1' } },
      { act: 'write', value: { key: 'HÀ', times: '1' } },
    ]),
    wrongTry('looks for keyless records while every order has a key', 'keyed', [
      reading(warehouse),
      { predict: 'keyless', option: 'random' },
      { act: 'send-many', value: 6 },
    ]),
    wrongTry('looks for the order of a backlog while the warehouse reads along', 'read-live', [
      reading(warehouse),
      { predict: 'read-order', option: 'as-written' },
      { act: 'send-many', value: 12 },
    ]),
    wrongTry('grows the topic before any customer has written', 'new-keys', [
      reading(warehouse),
      { act: 'grow' },
      grown(4),
      { act: 'write', value: { key: 'Hà', times: '3' } },
    ]),
  ],
};
