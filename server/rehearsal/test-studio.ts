import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';
import type { Lab } from '#model/lab.ts';
import { createBrokerBoard } from '#server/brokers/board.ts';
import { fixedBrokers } from '#server/brokers/fixed.ts';
import { claimOwner } from '#server/brokers/owner.ts';
import type { Studio } from './rehearse.ts';
import { createStudio } from './studio.ts';

const addresses = inject('brokers');
const board = createBrokerBoard(
  fixedBrokers(addresses),
  claimOwner(mkdtempSync(path.join(tmpdir(), 'studio-'))),
  () => {},
);

/** For live tests: a studio on the brokers that they share. */
export const studioFor = ({ needs }: Lab): Studio => createStudio({ board, addresses, needs });
