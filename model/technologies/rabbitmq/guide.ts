import type { Picture } from '../../picture.ts';
import { consumersOf } from './steps.ts';

/** Programs that run, consume from the queue, and have something in hand as `is` asks for; the fullest hands first. */
export const holdersOf = (
  picture: Picture,
  queue: string,
  is: (held: { unacked: boolean }) => boolean = ({ unacked }) => unacked,
): string[] =>
  consumersOf(picture, queue)
    .flatMap(({ program }) => picture.programs[program] ?? [])
    .filter(({ state }) => state === 'running')
    .map(({ id, hands }) => ({ id, count: hands.filter(is).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ id }) => id);
