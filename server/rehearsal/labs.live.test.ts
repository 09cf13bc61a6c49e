import { describe, expect, inject, test } from 'vitest';
import { createBrokerBoard } from '#server/brokers/board.ts';
import { fixedBrokers } from '#server/brokers/fixed.ts';
import { labSlugs, loadLab, loadSolution } from '#server/sandboxes/labs.ts';
import { rehearse } from './rehearse.ts';
import { createStudio } from './studio.ts';

const addresses = inject('brokers');
const board = createBrokerBoard(fixedBrokers(addresses), 'labs', () => {});

describe.each(await labSlugs())('%s', (slug) => {
  test('the solution meets every objective, every wrong try raises its hint, the picture is the broker’s, nothing is left', async () => {
    const lab = await loadLab(slug);
    if (!lab) throw new Error(`no lab ${slug}`);
    const outcome = await rehearse(createStudio({ board, addresses, needs: lab.needs }), lab, await loadSolution(slug));
    expect(outcome.problems).toEqual([]);
  }, 240_000);
});
