import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { copy } from './copy.vi.mjs';

/**
 * What is wrong with the data folder, which is made where it is not there; undefined where files can be written in it.
 * @param {string} folder
 */
export function wrongFolder(folder) {
  const probe = path.join(folder, `.writable-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, '');
    rmSync(probe);
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'EIO';
    return copy.wrong('TRAMTIN_DATA', folder, copy.folder(code));
  }
}
