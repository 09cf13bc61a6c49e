import type { Lab } from '#model/lab.ts';
import type { LogFile } from '#model/log-file.ts';
import type { Technology } from '#model/technology.ts';
import type { BrokerBoard } from '#server/brokers/board.ts';
import { isAlive } from '#server/processes/identity.ts';
import { openSandbox } from '#server/sandboxes/sandbox.ts';
import type { KafkaAddress } from '#server/technologies/kafka/address.ts';
import type { RabbitmqAddress } from '#server/technologies/rabbitmq/address.ts';
import { auditKafka } from './audit-kafka.ts';
import { auditRabbitmq } from './audit-rabbitmq.ts';
import type { RehearsalStage, RehearsedSandbox } from './rehearse.ts';

/** A rehearsed sandbox whose log can be taken home. */
export interface RecordedSandbox extends RehearsedSandbox {
  file(): LogFile;
}

/** A stage that gives out such sandboxes. */
export interface RecordingStage extends RehearsalStage {
  open(lab: Lab): Promise<RecordedSandbox>;
}

/** The stage for labs that need those technologies: sandboxes as learners get them, without a web server before them. */
export const createStage = (options: {
  board: BrokerBoard;
  rabbitmq: RabbitmqAddress;
  kafka: KafkaAddress;
  needs: readonly Technology[];
}): RecordingStage => ({
  audits: options.needs.map((technology) =>
    technology === 'rabbitmq' ? auditRabbitmq(options.rabbitmq) : auditKafka(options.kafka),
  ),
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
