import type { Solution, Step } from '#model/lab.ts';
import type { Picture } from '#model/picture.ts';
import { met, settled, wrongTry } from '#model/steps.ts';
import { isTemporary, serviceOf } from './services.ts';

const reads = (picture: Picture, program: string, is: (queue: string) => boolean = () => true): boolean =>
  Object.values(picture.queues).some(
    ({ name, consumers }) => is(name) && consumers.some((consumer) => consumer.program === program),
  );
const reading = (...programs: string[]): Step => ({
  until: (picture) => picture.programs.shop?.connected === true && programs.every((program) => reads(picture, program)),
  why: `the shop is connected, and ${programs.join(', ')} read`,
});
const gone = (program: string): Step => ({
  until: (picture) => picture.programs[program]?.exited !== undefined && !reads(picture, program),
  why: `${program} has gone`,
});
const withQueue = (program: string, kind: 'durable' | 'temporary'): Step => ({
  until: (picture) => reads(picture, program, (queue) => isTemporary(queue) === (kind === 'temporary')),
  why: `${program} reads a ${kind} queue`,
});
const noQueueOf = (service: string): Step => ({
  until: (picture) => !Object.keys(picture.queues).some((queue) => serviceOf(queue) === service),
  why: `no queue of ${service} is left`,
});
/** Waits until the shop has announced so many in all, and nothing waits but what is for a service that is away. */
const drained = (sent: number, away?: string): Step => ({
  until: (picture) =>
    picture.programs.shop?.published.sent === sent &&
    Object.values(picture.queues).every(
      ({ name, ready, unacked }) => serviceOf(name) === away || ready.length + unacked.length === 0,
    ),
  why: `${sent} orders announced, and done by everybody but ${away ?? 'nobody'}`,
  withinMs: 30_000,
});

export const solution: Solution = {
  pauseMs: 700,
  steps: [
    reading('email-1', 'inventory'),
    { act: 'send' },
    drained(1),

    { predict: 'late-subscriber', option: 'new-only' },
    { act: 'send-many', value: 2 },
    drained(3),
    { act: 'add-analytics' },
    reading('analytics'),
    { act: 'send' },
    met('copies'),
    met('late'),
    settled('late-subscriber'),
    drained(4),

    { predict: 'away-durable', option: 'all' },
    { act: 'leave', program: 'inventory' },
    gone('inventory'),
    { act: 'send-many', value: 3 },
    drained(7, 'inventory'),
    { act: 'run', program: 'inventory' },
    met('waited'),
    settled('away-durable'),
    drained(7),

    { act: 'inventory-queue', program: 'inventory', value: 'temporary' },
    withQueue('inventory', 'temporary'),
    { predict: 'away-temporary', option: 'nothing' },
    { act: 'kill', program: 'inventory' },
    gone('inventory'),
    noQueueOf('inventory'),
    { act: 'send-many', value: 2 },
    drained(9),
    { act: 'run', program: 'inventory' },
    reading('inventory'),
    { act: 'send' },
    met('missed'),
    settled('away-temporary'),
    drained(10),

    { predict: 'two-instances', option: 'one' },
    { act: 'add-email' },
    reading('email-1', 'email-2'),
    { act: 'send-many', value: 6 },
    met('shared'),
    settled('two-instances'),
    drained(16),

    { act: 'email-queue', program: 'email-2', value: 'temporary' },
    withQueue('email-2', 'temporary'),
    { act: 'send-many', value: 2 },
    met('each'),
    met('same-shop'),
    drained(18),
  ],
  wrongTries: [
    wrongTry('announces while nobody has a queue', 'nobody', [
      reading('email-1', 'inventory'),
      { act: 'email-queue', program: 'email-1', value: 'temporary' },
      { act: 'inventory-queue', program: 'inventory', value: 'temporary' },
      withQueue('email-1', 'temporary'),
      withQueue('inventory', 'temporary'),
      { act: 'leave', program: 'email-1' },
      { act: 'leave', program: 'inventory' },
      noQueueOf('email'),
      noQueueOf('inventory'),
      { act: 'send' },
    ]),
    wrongTry('goes and comes back with nothing announced between', 'not-away', [
      reading('email-1', 'inventory'),
      { act: 'leave', program: 'inventory' },
      gone('inventory'),
      { act: 'run', program: 'inventory' },
    ]),
    wrongTry('waits for what a temporary queue should have kept', 'temporary-away', [
      reading('email-1', 'inventory'),
      { predict: 'away-durable', option: 'all' },
      { act: 'inventory-queue', program: 'inventory', value: 'temporary' },
      withQueue('inventory', 'temporary'),
      { act: 'leave', program: 'inventory' },
      noQueueOf('inventory'),
      gone('inventory'),
      { act: 'send-many', value: 2 },
      { act: 'run', program: 'inventory' },
    ]),
    wrongTry('gives each instance a queue of its own and mails everybody twice', 'two-queues', [
      reading('email-1', 'inventory'),
      { act: 'add-email' },
      reading('email-2'),
      { predict: 'two-instances', option: 'one' },
      { act: 'email-queue', program: 'email-2', value: 'temporary' },
      withQueue('email-2', 'temporary'),
      { act: 'send-many', value: 2 },
    ]),
    wrongTry('forgets a lasting queue that nobody reads', 'forgotten', [
      reading('email-1', 'inventory'),
      { act: 'leave', program: 'inventory' },
      gone('inventory'),
      { act: 'send-many', value: 20 },
    ]),
  ],
};
