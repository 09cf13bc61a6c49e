import type { Picture } from '#model/picture.ts';

/** Ids of the workers that take orders now; a dead one is none, also before the broker has told of it. */
export const workersOf = ({ queues, programs }: Picture): string[] =>
  (queues.orders?.consumers ?? []).map(({ program }) => program).filter((program) => !programs[program]?.exited);
