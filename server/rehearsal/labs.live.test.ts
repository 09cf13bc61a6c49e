import { describe, expect, inject, test } from 'vitest';
import { createBrokerBoard } from '#server/brokers/board.ts';
import { labSlugs, loadLab, loadSolution } from '#server/sandboxes/labs.ts';
import { fixedBrokers } from './fixed-brokers.ts';
import { rehearse } from './rehearse.ts';
import { createStudio } from './studio.ts';

const rabbitmq = inject('rabbitmq');
const kafka = inject('kafka');
const board = createBrokerBoard(fixedBrokers({ rabbitmq, kafka }), 'labs', () => {});

describe.each(await labSlugs())('%s', (slug) => {
  test('the solution meets every objective, every wrong try raises its hint, the picture is the broker’s, nothing is left', async () => {
    const lab = await loadLab(slug);
    if (!lab) throw new Error(`no lab ${slug}`);
    const outcome = await rehearse(
      createStudio({ board, rabbitmq, kafka, needs: lab.needs }),
      lab,
      await loadSolution(slug),
    );
    expect(outcome.problems).toEqual([]);
  }, 240_000);
});
