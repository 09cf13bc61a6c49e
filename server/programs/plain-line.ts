import path from 'node:path';
import { pathToFileURL } from 'node:url';

const project = path.join(import.meta.dirname, '../..');
/** Frames of what the platform does inside a program: its preloads, and whatever else stands in `server/`. */
const ownFrame = /^\s+at .*\bserver\/(?:programs|technologies)\//;

/**
 * What a learner reads of a line that the program in this file printed: files by their names beside it, packages by theirs, no
 * path of this machine. Undefined for a frame that is the platform's own.
 */
export const createPlainLine = (file: string, shares: readonly string[]): ((line: string) => string | undefined) => {
  const folders = [path.dirname(file), ...shares, project].flatMap((folder) => [pathToFileURL(folder).href, folder]);
  return (line) => {
    const plain = folders.reduce(
      (text, folder) => text.replaceAll(`${folder}/`, ''),
      // As the native frames of one that ran out of memory name it.
      line.replaceAll(process.execPath, 'node'),
    );
    return ownFrame.test(plain) ? undefined : plain;
  };
};
