import { messageOf } from './setup/message-of.mjs';

/**
 * Does the work for each in turn. One that fails is named at once and once more at the end, the rest goes on; then the
 * process ends with code 1.
 */
export const eachGoesOn = async (names: readonly string[], work: (name: string) => Promise<void>): Promise<void> => {
  const failed: string[] = [];
  for (const name of names) {
    try {
      await work(name);
    } catch (error) {
      failed.push(name);
      console.error(`✗ ${name}: ${messageOf(error)}`);
    }
  }
  if (failed.length === 0) return;
  console.error(`✗ ${failed.length} of ${names.length} failed: ${failed.join(', ')}`);
  process.exitCode = 1;
};
