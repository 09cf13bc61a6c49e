import type { LogFile } from '#model/log-file.ts';

/** Hands a log to the learner as a file, from what the page holds: the sandbox itself may be gone. */
export const saveLog = (log: LogFile): void => {
  const url = URL.createObjectURL(new Blob([JSON.stringify(log)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${log.lab}-${new Date(log.recordedAt).toISOString().slice(0, 16).replace(':', '-')}.json`;
  link.click();
  URL.revokeObjectURL(url);
};
