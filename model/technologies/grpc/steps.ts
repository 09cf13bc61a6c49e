import type { Step } from '../../lab.ts';
import type { CallPicture, Direction } from './picture.ts';
import { connectionsBetween, isOpen } from './picture.ts';

/** Waits until the client has a connection to the server. */
export const connected = (client: string, server: string): Step => ({
  until: (picture) => connectionsBetween(picture, { client, server }).some(({ closed }) => !closed),
  why: `${client} is connected to ${server}`,
});

/** Waits until so many messages of an open call of that kind have come where they go. */
export const progressed = (kind: CallPicture['kind'], direction: Direction, count: number): Step => ({
  until: ({ streams }) => streams.some((call) => isOpen(call) && call.kind === kind && call[direction].got >= count),
  why: `${count} messages ${direction} of a ${kind} call`,
});

/** Waits until no call goes on. */
export const noCalls: Step = {
  until: ({ streams }) => !streams.some(isOpen),
  why: 'no call goes on',
  withinMs: 30_000,
};
