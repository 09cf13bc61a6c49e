import type { Experiment, Move } from '#model/guide.ts';
import { backToWork, programsIn, setTo, unless } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import { isCaptured, isEdited, isHalf, isNewestShipped, isPhantom, isUnremoved, waitingIn } from './figures.ts';

const running =
  (role: string) =>
  (picture: Picture): string | undefined =>
    programsIn(picture, role, 'running')[0];
const ended =
  (role: string) =>
  (picture: Picture): string | undefined =>
    programsIn(picture, role, 'dead', 'left')[0];
const isAway =
  (role: string) =>
  (picture: Picture): boolean =>
    running(role)(picture) === undefined;

const [thaw, rehire] = backToWork('order', 'relay', 'capture');
const [, rehireOrder] = backToWork('order');
const place: Move = { act: 'place' };
const safe = setTo('crash', 'never');
/** Nobody publishes besides the relay: a trigger that is still there would tell the same once more. */
const released: Move = { done: (picture) => !isCaptured(picture) };

const isPending = (picture: Picture): boolean => waitingIn(picture) > 0;
/** Until an event is sent and still in the outbox, for its relay has died, and what the relay does when it runs again. */
const relayDeath = [
  thaw,
  unless(isUnremoved, rehire),
  setTo('mode', 'outbox'),
  unless(isUnremoved, released),
  unless(isUnremoved, setTo('crash', 'relay')),
  { act: 'place', done: isUnremoved, settles: true },
  safe,
  { act: 'run', program: ended('relay') },
] as const;
const isBacklog = (picture: Picture): boolean => waitingIn(picture) >= 3;

export const guide = [
  {
    objective: 'unannounced',
    prediction: 'db-first',
    moves: [
      thaw,
      unless(isHalf, rehire),
      unless(isHalf, setTo('mode', 'db-first')),
      unless(isHalf, released),
      unless(isHalf, setTo('crash', 'order')),
      { act: 'place', done: isHalf, settles: true },
      safe,
      { act: 'run', program: ended('order'), done: (picture) => !isAway('order')(picture) },
      place,
    ],
  },
  {
    objective: 'phantom',
    moves: [
      thaw,
      unless(isPhantom, rehire),
      setTo('mode', 'broker-first'),
      unless(isPhantom, setTo('crash', 'order')),
      { act: 'place', done: isPhantom },
      {},
    ],
  },
  {
    objective: 'all-or-nothing',
    moves: [thaw, rehire, setTo('mode', 'outbox'), setTo('crash', 'order'), place],
  },
  {
    objective: 'outlived',
    moves: [
      thaw,
      unless(isPending, rehireOrder),
      setTo('mode', 'outbox'),
      safe,
      unless(isPending, { act: 'kill', program: running('relay'), done: isAway('relay') }),
      { act: 'place', done: isPending },
      { act: 'kill', program: running('order'), done: isAway('order') },
      { act: 'run', program: ended('relay') },
    ],
  },
  { objective: 'twice', prediction: 'relay-crash', moves: [setTo('dedup', 'off'), ...relayDeath] },
  { objective: 'once', moves: [setTo('dedup', 'on'), ...relayDeath] },
  {
    objective: 'caught-up',
    prediction: 'broker-away',
    moves: [
      thaw,
      rehire,
      setTo('mode', 'outbox'),
      safe,
      { act: 'cut', done: (picture) => picture.programs.relay?.cutAt !== undefined || isBacklog(picture) },
      { act: 'place-many', value: 5, done: isBacklog, settles: true },
      {},
    ],
  },
  {
    objective: 'unseen-edit',
    prediction: 'edited',
    moves: [
      thaw,
      rehire,
      setTo('mode', 'outbox'),
      safe,
      released,
      { act: 'place', done: isNewestShipped },
      { act: 'edit', done: isEdited, settles: true },
      place,
    ],
  },
  {
    objective: 'captured',
    moves: [
      thaw,
      rehire,
      setTo('mode', 'cdc'),
      safe,
      { done: isCaptured },
      { act: 'place', done: isNewestShipped },
      { act: 'edit' },
    ],
  },
] as const satisfies readonly Experiment[];
