import type { Experiment } from '#model/guide.ts';
import { backToWork, bothUnless, setTo } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import { backlogOf } from '#model/technologies/rabbitmq/steps.ts';
import { isAway } from './story.ts';

const stateOf = ({ programs }: Picture, program: string): string | undefined => programs[program]?.state;
const isFrozen = (picture: Picture): boolean => stateOf(picture, 'inventory') === 'frozen';
/** A call goes on, such as an order's that nobody answers. */
const isCalling = ({ streams }: Picture): boolean => streams.some(({ ended }) => !ended);
/** An order lies in the warehouse's queue, or the warehouse is working it off. */
const isQueued = (picture: Picture): boolean => backlogOf(picture, 'inventory') > 0;

const everyone = backToWork('order', 'payment', 'inventory');
const others = backToWork('order', 'payment');
const [thaw, revive] = backToWork('inventory');
const inventory = (): string => 'inventory';

export const guide = [
  { objective: 'both', moves: [...everyone, { act: 'order' }] },
  {
    objective: 'sum',
    prediction: 'slow-payment',
    moves: [
      ...everyone,
      { act: 'delay', value: 3000, done: ({ settings }) => Number(settings.delay ?? 0) >= 2000 },
      { act: 'order' },
    ],
  },
  {
    objective: 'one-fails',
    prediction: 'inventory-dies',
    moves: [
      ...others,
      thaw,
      setTo('delay', 0),
      { act: 'kill', program: inventory, done: (picture) => isAway(picture, 'inventory') },
      { act: 'order' },
    ],
  },
  {
    objective: 'worked-off',
    prediction: 'after-restart',
    moves: [
      ...others,
      thaw,
      {
        act: 'kill',
        program: inventory,
        done: (picture) => isAway(picture, 'inventory') || isQueued(picture),
      },
      { act: 'order', done: (picture) => isQueued(picture) || !isAway(picture, 'inventory') },
      { act: 'run', program: inventory, done: (picture) => !isAway(picture, 'inventory') },
      {},
    ],
  },
  {
    objective: 'hangs',
    prediction: 'frozen',
    moves: [
      ...others,
      revive,
      { act: 'freeze', program: inventory, done: isFrozen },
      { act: 'order', done: (picture) => isFrozen(picture) && isCalling(picture) },
      {},
    ],
  },
  {
    objective: 'front-door',
    prediction: 'order-dies',
    moves: [
      ...bothUnless((picture) => isAway(picture, 'order'), backToWork('payment', 'inventory')),
      { act: 'kill', program: () => 'order', done: (picture) => isAway(picture, 'order') },
      { act: 'order' },
    ],
  },
] as const satisfies readonly Experiment[];
