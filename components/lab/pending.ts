import { produce } from 'immer';
import type { LabEvent } from '#model/events.ts';

/** Commands that have been sent and that the log has not answered: drawn grey until it does. */
export type Pending = Readonly<Record<string, { action: string; program: string | undefined; accepted: boolean }>>;

const keyOf = (action: string, program: string | null | undefined): string => `${action}@${program ?? ''}`;

/** Where no program is named, whether it was sent to none in particular. */
export const isPending = (pending: Pending, action: string, program?: string): boolean =>
  keyOf(action, program) in pending;

/** Once more where it is pending already: it waits for its own acceptance. */
export const withCommand = (pending: Pending, action: string, program: string | undefined): Pending => ({
  ...pending,
  [keyOf(action, program)]: { action, program, accepted: false },
});

/** For one that the server refused: no event will ever answer it. */
export const withoutCommand = (pending: Pending, action: string, program: string | undefined): Pending =>
  produce(pending, (left) => {
    delete left[keyOf(action, program)];
  });

/**
 * What the log leaves unanswered; the same object where it answers nothing. A command is answered by the first fact after
 * its acceptance, of its own program where it was said of one.
 */
export const afterEvents = (pending: Pending, events: readonly LabEvent[]): Pending =>
  produce(pending, (left) => {
    for (const event of events) {
      if (event.type === 'action.accepted') {
        const one = left[keyOf(event.action, event.program)];
        if (one) one.accepted = true;
      } else if (event.type === 'setting.changed') {
        delete left[keyOf(event.setting, event.program)];
      } else {
        const about = 'program' in event ? event.program : null;
        for (const [key, one] of Object.entries(left)) {
          if (one.accepted && (one.program === undefined || one.program === about)) delete left[key];
        }
      }
    }
  });
