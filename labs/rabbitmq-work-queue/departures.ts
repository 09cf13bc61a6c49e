import type { EventOf, LabEvent } from '#model/events.ts';
import { find, mistake } from '#model/findings.ts';
import { proveRedelivery, type Story, type Worker } from './story-state.ts';

/** The part of the story about workers that die, freeze, leave or lose their connection; true where the event was such. */
export const applyDeparture = (story: Story, event: LabEvent): boolean => {
  switch (event.type) {
    case 'connection.closed': {
      const worker = story.workers.get(event.program);
      if (worker) giveBack(story, worker);
      return true;
    }
    case 'program.frozen': {
      const worker = story.workers.get(event.program);
      if (!worker) return true;
      const held = [...worker.holds].flatMap(([message, { seq, manual }]) => (manual ? [{ message, seq }] : []));
      worker.frozen = { seq: event.seq, held, elsewhere: [] };
      if (held.length === 0) {
        mistake(story, worker.holds.size > 0 ? 'needs-manual' : 'froze-idle', 'frozen-keeps', [event.seq]);
      }
      return true;
    }
    case 'program.thawed':
      delete story.workers.get(event.program)?.frozen;
      return true;
    case 'action.accepted': {
      const worker = event.program === null ? undefined : story.workers.get(event.program);
      if (worker && event.action === 'leave') {
        const held = [...worker.holds.values()].filter((one) => one.manual);
        worker.leaving = { seq: event.seq, held, automatic: held.length < worker.holds.size, acks: [] };
      }
      return false;
    }
    case 'program.exited': {
      const worker = story.workers.get(event.program);
      if (!worker) return true;
      worker.exited = event.seq;
      if (event.cause === 'killed') killed(story, worker, event);
      else if (event.cause === 'left') left(story, worker, event);
      giveBack(story, worker);
      return true;
    }
    default:
      return false;
  }
};

/** The broker takes back what a closed connection held and was to ack. */
const giveBack = (story: Story, worker: Worker): void => {
  delete worker.consumer;
  for (const [message, { seq, manual }] of worker.holds) {
    if (!manual) continue;
    worker.holds.delete(message);
    story.ready.add(message);
    story.orphans.set(message, {
      from: worker.id,
      deliveredSeq: seq,
      ...(worker.killed !== undefined && { killedSeq: worker.killed }),
    });
  }
};

const killed = (story: Story, worker: Worker, { seq }: EventOf<'program.exited'>): void => {
  worker.killed = seq;
  // The broker's word that the connection closed may stand before or after the operating system's of the death.
  const manual = [...worker.holds.values()].filter((one) => one.manual).map((one) => one.seq);
  for (const orphan of story.orphans.values()) {
    if (orphan.from !== worker.id || orphan.killedSeq !== undefined || orphan.deliveredSeq < worker.since) continue;
    orphan.killedSeq = seq;
    manual.push(orphan.deliveredSeq);
    proveRedelivery(story, orphan);
  }
  const automatic = [...worker.holds.values()].filter((one) => !one.manual).map((one) => one.seq);
  worker.holds = new Map([...worker.holds].filter(([, one]) => one.manual));

  if (automatic.length > 0) {
    const again = story.objectives.has('lost');
    find(story.objectives, 'lost', [...automatic, seq]);
    const expected = story.open.has('after-kill') || (again && !story.objectives.has('redelivered'));
    if (expected) story.hints.set('killed-automatic', [...automatic, seq]);
  } else if (manual.length === 0) {
    mistake(story, 'killed-idle', 'redelivered', [seq]);
  } else if (![...story.workers.values()].some((other) => other !== worker && isAtWork(other))) {
    story.hints.set('killed-only', [...manual, seq]);
  }
};

const isAtWork = ({ consumer, frozen, exited }: Worker): boolean =>
  consumer !== undefined && frozen === undefined && exited === undefined;

const left = (story: Story, worker: Worker, { seq }: EventOf<'program.exited'>): void => {
  const { leaving } = worker;
  if (!leaving) return;
  if (leaving.held.length === 0) {
    const hint = leaving.automatic ? 'needs-manual' : 'left-idle';
    mistake(story, hint, 'polite-leave', [leaving.seq, seq]);
    return;
  }
  const returned = [...story.orphans.values()].some(
    ({ from, deliveredSeq }) => from === worker.id && deliveredSeq >= worker.since,
  );
  if (worker.holds.size > 0 || returned) return;
  find(story.objectives, 'polite-leave', [...leaving.held.map((one) => one.seq), leaving.seq, ...leaving.acks, seq]);
};
