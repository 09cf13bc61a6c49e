import { keepText, keptText } from '#components/kept.ts';

const key = 'quiz-order-1';
let seed: string | undefined;

/** What this browser orders its options by; where nothing can be kept, it holds for this page. */
export function orderSeed(): string {
  if (seed === undefined) {
    seed = keptText(key) ?? Math.random().toString(36).slice(2);
    keepText(key, seed);
  }
  return seed;
}
