import type { Technology } from '#model/technology.ts';

/** The colour of what belongs to a technology, as CSS; of what belongs to none it is neutral. */
export const colourOf = (technology: Technology | undefined): string =>
  technology === undefined ? 'var(--ink-2)' : `var(--${technology})`;
