import type { BrokerBoard } from '#server/brokers/board.ts';
import { isAlive } from '#server/processes/identity.mjs';
import { openStanding } from '#server/sandboxes/standing.ts';
import { carryOutIn } from './browser-program.ts';
import type { RehearsedSandbox, Studio } from './rehearse.ts';

/** A studio: sandboxes as learners get them, without a web server before them. */
export const createStudio = (board: BrokerBoard): Studio => ({
  async open(lab) {
    const id = board.newSandboxId();
    const listeners = new Set<() => void>();
    const seen = new Set<number>();
    const { sandbox, ground, close } = await openStanding(board, {
      id,
      lab,
      learner: 'rehearsal',
      onEvent(_, event) {
        if (event.type === 'program.started') seen.add(event.pid);
        for (const listener of listeners) listener();
      },
      onRestart: () => {},
      onFailure(error) {
        throw error;
      },
    });
    const { own, onChange, audit, notices } = ground;
    const audits = lab.needs.map(audit);
    const noteBrokers = (): void => {
      for (const pid of own?.pids() ?? []) seen.add(pid);
    };
    noteBrokers();
    onChange(noteBrokers);
    const versions = notices().flatMap(({ technology, version }) => (version ? [[technology, version]] : []));
    const log = sandbox.log();
    const opened: RehearsedSandbox = {
      id,
      audits,
      async act(request) {
        const task = await sandbox.act(request);
        if (task) void carryOutIn(sandbox, task);
      },
      predict: async (prediction, option) => sandbox.predict(prediction, option),
      picture: log.picture,
      events: log.events,
      onChange(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      livePids: () => [...seen].filter(isAlive),
      files: sandbox.files,
      file: () => sandbox.file(Object.fromEntries(versions)),
      close,
      // Brokers of its own are gone with all that was there.
      leftovers: async () =>
        own ? own.leftovers() : (await Promise.all(audits.map((audit) => audit.leftovers(opened)))).flat(),
    };
    return opened;
  },
});
