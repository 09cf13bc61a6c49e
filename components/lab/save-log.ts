import type { LogFile } from '#model/log-file.ts';
import type { Playback } from '#model/playback.ts';
import type { Session } from './session.ts';

/** Hands the learner's run to them as a file, from what the page holds: the sandbox itself may be gone. */
export const saveRun = (slug: string, playback: Playback, session: Session): void => {
  const { brokers } = session.getState();
  saveLog({
    format: 'tram-tin-log',
    version: 1,
    lab: slug,
    recordedAt: playback.getState().first,
    brokers: Object.fromEntries(brokers.map((broker) => [broker.technology, broker.version ?? ''])),
    events: [...playback.events()],
  });
};

const saveLog = (log: LogFile): void => {
  const url = URL.createObjectURL(new Blob([JSON.stringify(log)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${log.lab}-${new Date(log.recordedAt).toISOString().slice(0, 16).replace(':', '-')}.json`;
  link.click();
  URL.revokeObjectURL(url);
};
