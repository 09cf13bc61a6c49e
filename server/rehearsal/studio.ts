import type { Technology } from '#model/technology.ts';
import type { BrokerBoard } from '#server/brokers/board.ts';
import { isAlive } from '#server/processes/identity.mjs';
import { openSandbox } from '#server/sandboxes/sandbox.ts';
import type { Audit } from '#server/technologies/audit.ts';
import {
  type BrokerAddresses,
  type BrokerTechnology,
  brokered,
  hasBroker,
  serverTechnologies,
} from '#server/technologies.ts';
import { carryOutIn } from './browser-program.ts';
import type { Studio } from './rehearse.ts';

interface StudioSpec {
  board: BrokerBoard;
  addresses: BrokerAddresses;
  /** What the labs that are to be rehearsed there need. */
  needs: readonly Technology[];
}

/** A studio for labs that need those technologies: sandboxes as learners get them, without a web server before them. */
export const createStudio = ({ board, addresses, needs }: StudioSpec): Studio => ({
  audits: needs.map((technology) => auditOf(technology, addresses)),
  async open(lab) {
    const id = board.newSandboxId();
    const listeners = new Set<() => void>();
    const seen = new Set<number>();
    const sandbox = await openSandbox({
      id,
      lab,
      learner: 'rehearsal',
      openCorners: board.openCorners,
      cpuMsOf: board.cpuMsOf,
      onEvent(_, event) {
        if (event.type === 'program.started') seen.add(event.pid);
        for (const listener of listeners) listener();
      },
      onRestart: () => {},
      onFailure(error) {
        throw error;
      },
    });
    const versions = board.notices().flatMap(({ technology, version }) => (version ? [[technology, version]] : []));
    const log = sandbox.log();
    return {
      id,
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
      close: sandbox.close,
    };
  },
});

const auditOf = (technology: Technology, addresses: BrokerAddresses): Audit =>
  hasBroker(technology) ? auditAtBroker(technology, addresses) : serverTechnologies[technology].audit(undefined);

const auditAtBroker = <Of extends BrokerTechnology>(technology: Of, addresses: BrokerAddresses): Audit =>
  brokered(technology).audit(addresses[technology]);
