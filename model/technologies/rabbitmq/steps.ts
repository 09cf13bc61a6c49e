import type { Step } from '../../lab.ts';
import type { Picture } from '../../picture.ts';
import type { QueuePicture } from './picture.ts';

export type Consumer = QueuePicture['consumers'][number];

/** Consumers that a queue has now. */
export const consumersOf = ({ queues }: Picture, queue: string): readonly Consumer[] => queues[queue]?.consumers ?? [];

/** Messages of a queue, waiting or with a consumer; 0 where there is no such queue. */
export const backlogOf = ({ queues }: Picture, queue: string): number =>
  (queues[queue]?.ready.length ?? 0) + (queues[queue]?.unacked.length ?? 0);

/** Waits until those programs are connected. */
export const connected = (...programs: string[]): Step => ({
  until: (picture) => programs.every((program) => picture.programs[program]?.connected === true),
  why: `${programs.join(', ')} connected`,
});

/** Waits until so many consume from the queue, each as it should. */
export const consuming = (queue: string, count: number, is: (consumer: Consumer) => boolean = () => true): Step => ({
  until: (picture) => consumersOf(picture, queue).length === count && consumersOf(picture, queue).every(is),
  why: `${count} consumers of ${queue}, as they should be`,
});

/** Waits until so many messages, or more, wait in the queue. */
export const waiting = (queue: string, count = 1): Step => ({
  until: ({ queues }) => (queues[queue]?.ready.length ?? 0) >= count,
  why: `${count} in ${queue}`,
});

/** Waits until no message is left in those queues. */
export const drained = (...queues: string[]): Step => ({
  until: (picture) => queues.every((queue) => backlogOf(picture, queue) === 0),
  why: `no message left in ${queues.join(', ')}`,
  withinMs: 40_000,
});

/** Waits until no message is left anywhere, in no queue and in no hand. */
export const quiet: Step = {
  until: ({ messages }) => Object.keys(messages).length === 0,
  why: 'no message anywhere',
  withinMs: 40_000,
};
