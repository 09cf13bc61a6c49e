import type { Technology } from '#model/technology.ts';
import type { BrokerBoard } from '#server/brokers/board.ts';
import type { KafkaAddress, RabbitmqAddress } from '#server/brokers/handle.ts';
import { isAlive } from '#server/programs/is-alive.ts';
import { openSandbox } from '#server/sandboxes/sandbox.ts';
import type { Audit } from './audit.ts';
import { auditKafka } from './audit-kafka.ts';
import { auditRabbitmq } from './audit-rabbitmq.ts';
import { auditSqlite } from './audit-sqlite.ts';
import type { Studio } from './rehearse.ts';

interface Addresses {
  rabbitmq: RabbitmqAddress;
  kafka: KafkaAddress;
}

const auditOf: Record<Technology, (addresses: Addresses) => Audit> = {
  rabbitmq: ({ rabbitmq }) => auditRabbitmq(rabbitmq),
  kafka: ({ kafka }) => auditKafka(kafka),
  sqlite: auditSqlite,
};

/** The studio for labs that need those technologies: sandboxes as learners get them, without a web server before them. */
export const createStudio = (
  options: Addresses & {
    board: BrokerBoard;
    needs: readonly Technology[];
  },
): Studio => ({
  // A program may keep a file of its own whatever else it talks to.
  audits: [...new Set<Technology>([...options.needs, 'sqlite'])].map((technology) => auditOf[technology](options)),
  async open(lab) {
    const id = options.board.newSandboxId();
    const listeners = new Set<() => void>();
    const seen = new Set<number>();
    const sandbox = await openSandbox({
      id,
      lab,
      learner: 'rehearsal',
      openCorners: options.board.openCorners,
      onEvent(_, event) {
        if (event.type === 'program.started') seen.add(event.pid);
        for (const listener of listeners) listener();
      },
      onRestart: () => {},
      onFailure(error) {
        throw error;
      },
    });
    const versions = options.board
      .notices()
      .flatMap(({ technology, version }) => (version ? [[technology, version]] : []));
    const log = sandbox.log();
    return {
      id,
      act: sandbox.act,
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
