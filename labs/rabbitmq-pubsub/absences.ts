import type { EventOf, LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { exchange, type Service, serviceOf } from './services.ts';

/** A service of which no program ran any more, and what became of the orders that were announced meanwhile. */
export interface Absence {
  /** The last of its programs, and the seq of that one's end. */
  program: string;
  seq: number;
  /** The first announcements meanwhile, with their seq: with a copy for it, and without. */
  waiting: Map<string, number>;
  missed: Map<string, number>;
  back?: EventOf<'consumer.started'>;
  /** What it got since: the first delivery, and seqs of those of the orders above. */
  first?: EventOf<'message.delivered'>;
  received: number[];
}

/** So many are enough to see what becomes of them. */
const manyAnnounced = 1_000;

/** Follows the latest absence of each service. */
export const takeAbsence = (absences: Map<Service, Absence>, event: LabEvent, before: Picture): void => {
  if (event.type === 'program.exited') {
    const { program, seq } = event;
    const service = serviceOf(before.programs[program]?.role ?? '');
    if (!service || isServed(before, service, program)) return;
    const known = absences.get(service);
    // Who ends before it reads has not been back.
    if (known && !known.back) return;
    absences.set(service, { program, seq, waiting: new Map(), missed: new Map(), received: [] });
  } else if (event.type === 'message.published' && event.exchange === exchange) {
    for (const [service, { waiting, missed, back }] of absences) {
      const announced = event.queues.some((queue) => serviceOf(queue) === service) ? waiting : missed;
      if (!back && announced.size < manyAnnounced) announced.set(event.message, event.seq);
    }
  } else if (event.type === 'consumer.started') {
    const absence = absenceOf(absences, event.queue);
    if (absence) absence.back ??= event;
  } else if (event.type === 'message.delivered' && !event.redelivered) {
    const absence = absenceOf(absences, event.queue);
    if (!absence?.back) return;
    absence.first ??= event;
    if (absence.waiting.has(event.message) || absence.missed.has(event.message)) absence.received.push(event.seq);
  }
};

/** Of the service that a queue belongs to. */
export const absenceOf = (absences: ReadonlyMap<Service, Absence>, queue: string): Absence | undefined => {
  const service = serviceOf(queue);
  return service && absences.get(service);
};

const isServed = ({ programs }: Picture, service: Service, without: string): boolean =>
  Object.values(programs).some(({ id, role, exited }) => id !== without && serviceOf(role) === service && !exited);
