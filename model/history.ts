import type { LabEvent, LabEventType } from './events.ts';
import { technologyModels } from './technologies.ts';

const models = Object.values(technologyModels);

/** Id of the message or record that an event is about, if it is about one. */
export const messageOf = (event: LabEvent): string | undefined => {
  for (const { messageOf: of } of models) {
    const message = of(event);
    if (message !== undefined) return message;
  }
  return undefined;
};

/** Everything the log says of one message, in order, also what brought it back. */
export const historyOf = (events: readonly LabEvent[], message: string): LabEvent[] => {
  const belong = models.map(({ historyOf: of }) => of(message));
  return events.filter((event) => belong.map((belongs) => belongs(event)).includes(true));
};

/** What the log says after that seq; all of it where it has begun anew. */
export const eventsAfter = (events: readonly LabEvent[], seq: number): readonly LabEvent[] => {
  const first = events[0]?.seq ?? 0;
  const last = events.at(-1)?.seq ?? 0;
  return last < seq ? events : events.slice(Math.max(0, seq + 1 - first));
};

const typesOf = (list: 'begins' | 'finishes'): ReadonlySet<LabEventType> =>
  new Set(models.flatMap((model) => model[list]));
const begins = typesOf('begins');
const finishes = typesOf('finishes');

/** The newest messages and records of the log, newest first, each once. */
export const newestMessages = (events: readonly LabEvent[], limit: number): string[] => {
  const found = new Set<string>();
  for (let i = events.length - 1; i >= 0 && found.size < limit; i -= 1) {
    const event = events[i];
    const message = event && begins.has(event.type) ? messageOf(event) : undefined;
    if (message !== undefined) found.add(message);
  }
  return [...found];
};

const farBack = 800;

/** When a program last finished a message among the first `shown` events, in server ms; 0 where it has not lately. */
export const lastFinish = (events: readonly LabEvent[], shown: number, program: string): number => {
  for (let i = shown - 1; i >= Math.max(0, shown - farBack); i -= 1) {
    const event = events[i];
    if (!event || !('program' in event) || event.program !== program) continue;
    if (finishes.has(event.type) || event.type === 'program.started') return event.at;
  }
  return 0;
};
