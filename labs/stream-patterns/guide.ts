import type { Experiment, Move } from '#model/guide.ts';
import { backToWork, programsIn, sendMany, setTo } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import { isBetween, isRoomy, isUnderWay, newestCustomer, sentIn, spanOf } from './progress.ts';

const [thawed, rehired] = backToWork('windows');
const isRunning = (picture: Picture, role: string): boolean => programsIn(picture, role, 'running').length > 0;

/** Long enough that an order which is so late falls into a window that has orders already. */
const spans = (seconds: number) => (picture: Picture) => spanOf(picture) >= seconds;

const orderOf = (customer: string, late: string, size = 'normal') => ({
  act: 'order',
  value: { customer, late, size },
});
/** Between two sessions of the customer whose order is the newest; nothing to do where that is another. */
const betweenOf = (customer: string): Move => ({
  ...orderOf(customer, '5'),
  done: (picture) => newestCustomer(picture) !== customer,
});

const some = sendMany(3, (picture) => sentIn(picture) > 0);
const killed: Move = {
  act: 'kill',
  program: () => 'windows',
  done: (picture) => !isRunning(picture, 'windows') || isUnderWay(picture),
};
const backAgain: Move = { act: 'run', program: () => 'windows', done: (picture) => isRunning(picture, 'windows') };

export const guide = [
  { objective: 'emitted', prediction: 'when-emitted', moves: [thawed, rehired, sendMany(8)] },
  {
    objective: 'corrected',
    prediction: 'late-order',
    moves: [thawed, rehired, setTo('grace', '10'), sendMany(8, spans(14)), orderOf('An', '14')],
  },
  {
    objective: 'dropped',
    moves: [thawed, rehired, sendMany(8, spans(30)), orderOf('An', '30')],
  },
  {
    objective: 'merged',
    prediction: 'merge',
    moves: [
      thawed,
      rehired,
      setTo('grace', '10'),
      sendMany(8, (picture) => isBetween(picture, newestCustomer(picture), 5)),
      betweenOf('An'),
      betweenOf('Bé'),
      orderOf('Chi', '5'),
    ],
  },
  { objective: 'unmatched', moves: [setTo('pay', 'slow'), sendMany(14)] },
  {
    objective: 'bare',
    moves: [
      { act: 'kill', program: () => 'customers', done: (picture) => !isRunning(picture, 'customers') },
      orderOf('Chi', '0', 'large'),
    ],
  },
  {
    objective: 'forgotten',
    prediction: 'killed',
    moves: [
      thawed,
      setTo('restore', 'none'),
      some,
      { act: 'send', done: (picture) => isRoomy(picture) || isUnderWay(picture) },
      killed,
      backAgain,
      sendMany(8),
    ],
  },
  {
    objective: 'restored',
    moves: [thawed, setTo('restore', 'changelog'), some, killed, backAgain, sendMany(8)],
  },
] as const satisfies readonly Experiment[];
