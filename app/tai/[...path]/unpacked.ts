import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { ListedLab } from '#app/labs.ts';
import { archiveFiles } from './lab-archive.ts';

/** The archive of a lab in a folder of its own, as its reader has it after `npm install`; gone with the test. */
export const unpacked = (lab: ListedLab): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lab-archive-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(archiveFiles(lab))) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  return folder;
};
