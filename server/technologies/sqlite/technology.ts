import type { ServerTechnology } from '../technology.ts';
import { auditSqlite } from './audit.ts';
import { openCorner } from './corner.ts';
import { sweepSandboxFiles } from './files.ts';

/** SQLite: `node:sqlite` in the programs, a folder of files for each sandbox, and nobody between them. */
export const sqlite: ServerTechnology = {
  withheld: '--no-experimental-sqlite',
  preload: new URL('./preload.ts', import.meta.url).href,
  audit: auditSqlite,
  open: async (_address, scope, emit) => openCorner(scope, emit),
  sweep: async (_address, isLeft) => sweepSandboxFiles(isLeft),
};
