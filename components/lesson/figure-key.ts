import { createHash } from 'node:crypto';

/** What a figure's size is known by: another source is another figure. */
export const figureKey = (chart: string): string =>
  createHash('sha256').update(chart.trim()).digest('hex').slice(0, 12);

/** The mermaid sources in a lesson's MDX, in order. */
export const figuresOf = (mdx: string): string[] =>
  [...mdx.matchAll(/^```mermaid\n([\s\S]*?)^```/gm)].map((fence) => fence[1] ?? '');
