import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';
import { createBrokerBoard } from '#server/brokers/board.ts';
import { fixedBrokers } from '#server/brokers/fixed.ts';
import { claimOwner } from '#server/brokers/owner.ts';
import type { Studio } from './rehearse.ts';
import { createStudio } from './studio.ts';

/** Of the brokers that live tests share. */
export const board = createBrokerBoard(
  fixedBrokers(inject('brokers')),
  claimOwner(mkdtempSync(path.join(tmpdir(), 'studio-'))),
  () => {},
);

/** For live tests: a studio on the brokers that they share, but for labs that have brokers of their own. */
export const studio: Studio = createStudio(board);
