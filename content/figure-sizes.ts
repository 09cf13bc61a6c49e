import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { cache } from 'react';

/** How large a figure is drawn, in px, and the width below which its text is too small to read. */
export interface FigureSize {
  width: number;
  height: number;
  least: number;
  /** Drawn from the top down although it is written from left to right. */
  turned: boolean;
}

/** By the key of a figure's source: its size in a lesson's column and on a phone. */
export type FigureSizes = Readonly<Record<string, Readonly<Record<'wide' | 'narrow', FigureSize>>>>;

/** Where a lesson's measured figures lie: beside it, written by `scripts/figures.ts`. */
export const figuresFile = (lesson: string): string => lesson.replace(/\.mdx$/, '.figures.json');

/** Where those of the reference designs lie. */
export const designFigures = 'content/choosing/designs.figures.json';

/** The figures of every lesson and reference design. On the server only. */
export const figureSizes = cache((): FigureSizes => {
  const folder = path.join(process.cwd(), 'content');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.figures.json'),
  );
  return Object.assign({}, ...files.map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8'))));
});
