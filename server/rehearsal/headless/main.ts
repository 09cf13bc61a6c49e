// A server without pages, in a process of its own: brokers, sandboxes and progress as server/main.ts has them, asked by
// messages of the test that started it. It tells of what would have ended the real one.
import { createBrokerBoard } from '#server/brokers/board.ts';
import { fixedBrokers } from '#server/brokers/fixed.ts';
import { openBrokers } from '#server/brokers/open.ts';
import { claimOwner } from '#server/brokers/owner.ts';
import { openProgress } from '#server/progress/open.ts';
import { createSandboxes } from '#server/sandboxes/registry.ts';
import { request, settings } from './messages.ts';

const { dataDir, databaseUrl, addresses } = settings.parse(process.env);
const tell = (message: object): void => void process.send?.(message);
process.on('uncaughtException', (error) => tell({ fault: String(error.stack) }));
process.on('unhandledRejection', (error) => tell({ fault: `unhandled rejection: ${error}` }));
process.on('disconnect', () => process.exit());

const log = (line: string): void => tell({ line });
const logFields = (message: string, fields: object): void => log(`${message} ${JSON.stringify(fields)}`);
const progress = openProgress({ dataDir, databaseUrl, log: logFields });
const brokers = addresses ? fixedBrokers(addresses) : openBrokers({ dataDir, log });
const owner = claimOwner(dataDir);
const board = createBrokerBoard(brokers, owner, log);
const sandboxes = createSandboxes({
  board,
  idleMs: 600_000,
  max: 9,
  perLearner: 9,
  abreast: 9,
  onProgress: (learner, entry) => void progress.record(learner, entry).catch((error) => log(String(error))),
  log: logFields,
});

const sandbox = async (learner: string, slug: string) => {
  const made = await sandboxes.open(learner, slug);
  if ('position' in made) throw new Error('there is no room');
  return made.sandbox;
};

const answers: Record<string, (...args: string[]) => Promise<unknown>> = {
  open: async (learner = '', slug = '') => (await sandbox(learner, slug)).id,
  act: async (learner = '', slug = '', action = '', program?: string) =>
    (await sandbox(learner, slug)).act(program ? { action, program } : { action }),
  log: async (learner = '', slug = '') => (await sandbox(learner, slug)).log().events(),
  brokers: async () => board.notices(),
  progress: progress.state,
  read: (learner = '') => progress.read(learner),
  answer: (learner = '', answer = '') =>
    progress.record(learner, { kind: 'quiz-answered', lesson: 'a/b', question: 'q', answer, correct: null }),
  async stop() {
    await sandboxes.closeAll();
    owner.leave();
    await Promise.all([brokers.stop(), progress.close()]);
  },
};

process.on('message', async (message) => {
  const { id, question, args } = request.parse(message);
  try {
    tell({ id, value: (await answers[question]?.(...args)) ?? null });
  } catch (error) {
    tell({ id, error: String(error) });
  }
});
tell({ line: 'up' });
