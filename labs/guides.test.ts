import { expect, test } from 'vitest';
import type { Lab } from '#model/lab.ts';
import { programActions } from '#model/program-action.ts';
import { labSlugs } from './slugs.ts';

test.each(labSlugs)(
  '%s: its guide leads to every objective in the order of the list, and past every prediction, by what can be pressed',
  async (slug) => {
    const { lab }: { lab: Lab } = await import(`./${slug}/lab.ts`);
    expect(lab.guide.map(({ objective }) => objective)).toEqual(lab.story.objectives);
    const asked = lab.guide.flatMap(({ prediction }) => prediction ?? []);
    expect(asked.sort()).toEqual(lab.predictions.map(({ id }) => id).sort());
    const pressable: string[] = [...lab.controls.map(({ id }) => id), ...programActions];
    const acts = lab.guide.flatMap(({ moves }) => moves.flatMap(({ act }) => act ?? []));
    expect(acts.filter((act) => !pressable.includes(act))).toEqual([]);
    for (const { moves } of lab.guide) {
      expect(moves.some(({ act }) => act !== undefined)).toBe(true);
      expect(moves.slice(0, -1).filter(({ done }) => done === undefined)).toEqual([]);
    }
  },
);
