import type { Experiment } from '#model/guide.ts';
import { backToWork, setTo, unless } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import { deadHigh, main, retries } from './orders.ts';
import { asideOf, isBringing, isStuck, newlyDead, pendingIn, poisonOnWay } from './pending.ts';

const worker = backToWork('worker');
const isUp = setTo('gateway', 'up');
const isDown = setTo('gateway', 'down');
const oldParser = setTo('parser', 'old');
const newParser = setTo('parser', 'new');
const aside = setTo('mode', 'aside');

const waitsLong = (picture: Picture): boolean => asideOf(picture, 'An', [retries[1]]) > 0;
const hasAside = (picture: Picture): boolean => asideOf(picture, 'An') > 0;
const inMain = (picture: Picture): boolean => pendingIn(picture, main).some(({ key }) => key === 'An');
/** Orders of An that are under way, wherever they are. */
const underWay = (picture: Picture): number => asideOf(picture, 'An') + (inMain(picture) ? 1 : 0);
const bothAside = (picture: Picture): boolean => asideOf(picture, 'An') >= 2;
/** The worker's table still holds orders that are in the dead-letter topic: whatever An orders now would follow them. */
const isHeldUp = (picture: Picture): boolean =>
  (picture.tables.aside?.rows ?? 0) > 0 && pendingIn(picture, main, ...retries).length === 0;
const notHeldUp = (picture: Picture): boolean => !isHeldUp(picture);
const isDead = (picture: Picture): boolean => deadHigh(picture) > 0;
const willBe = (count: number) => (picture: Picture) => newlyDead(picture) + poisonOnWay(picture) >= count;
const enough = (picture: Picture): boolean => newlyDead(picture) >= 2 || isBringing(picture);

export const guide = [
  {
    objective: 'blocked',
    prediction: 'blocked',
    moves: [
      ...worker,
      oldParser,
      isUp,
      setTo('mode', 'block'),
      { act: 'poison', done: isStuck },
      { act: 'send-chi', done: (picture) => pendingIn(picture, main).some(({ key }) => key === 'Chi') },
      { act: 'send-bao' },
    ],
  },
  {
    objective: 'dead',
    moves: [...worker, oldParser, isUp, aside, { act: 'poison', done: (picture) => poisonOnWay(picture) > 0 }, {}],
  },
  {
    objective: 'overtaken',
    prediction: 'overtaken',
    moves: [
      ...worker,
      aside,
      unless(hasAside, isDown),
      { act: 'send-an', done: (picture) => hasAside(picture) || inMain(picture) },
      { done: (picture) => waitsLong(picture) || (hasAside(picture) && isUp.done(picture)) },
      isUp,
      { act: 'send-an' },
    ],
  },
  {
    objective: 'kept',
    moves: [
      ...worker,
      setTo('mode', 'keyed'),
      unless(notHeldUp, isUp),
      unless(notHeldUp, newParser),
      { act: 'replay-all', done: notHeldUp },
      unless(bothAside, isDown),
      { act: 'send-an', done: (picture) => underWay(picture) >= 1 },
      { act: 'send-an', done: (picture) => underWay(picture) >= 2 },
      { done: bothAside },
      isUp,
      {},
    ],
  },
  {
    objective: 'brought-one',
    moves: [
      ...worker,
      isUp,
      aside,
      unless(isDead, oldParser),
      { act: 'poison', done: (picture) => isDead(picture) || poisonOnWay(picture) > 0 },
      { done: isDead },
      newParser,
      { act: 'replay-one', value: { offset: '0' }, done: isBringing },
      {},
    ],
  },
  {
    objective: 'brought-all',
    prediction: 'left',
    moves: [
      ...worker,
      isUp,
      aside,
      unless(enough, oldParser),
      { act: 'poison', done: (picture) => enough(picture) || willBe(1)(picture) },
      { act: 'poison', done: (picture) => enough(picture) || willBe(2)(picture) },
      { done: enough },
      newParser,
      { act: 'replay-all' },
    ],
  },
  {
    objective: 'too-large',
    prediction: 'refused',
    moves: [setTo('attach', 'inline'), { act: 'invoice' }],
  },
  {
    objective: 'claimed',
    moves: [...worker, isUp, setTo('attach', 'claim'), { act: 'invoice' }],
  },
] as const satisfies readonly Experiment[];
