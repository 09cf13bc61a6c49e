import type { LogFile } from '#model/log-file.ts';
import { copy } from './copy.vi.ts';

export type FileAnswer = { ok: true; log: LogFile } | { ok: false; sentence: string };

const largest = 20 * 1024 * 1024;

/** Reads a log file that the learner chose; anything else is refused in one sentence. The schema is loaded only now. */
export const readLogFile = async (file: File, lab: string): Promise<FileAnswer> => {
  if (file.size > largest) return { ok: false, sentence: copy.fileTooBig };
  const { logFile } = await import('#model/log-file.ts');
  const parsed = logFile.safeParse(parse(await file.text()));
  if (!parsed.success) return { ok: false, sentence: copy.fileNotLog };
  if (parsed.data.lab !== lab) return { ok: false, sentence: copy.fileOtherLab(parsed.data.lab) };
  return { ok: true, log: parsed.data };
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
