import type { LabEvent } from '#model/events.ts';

/** Commands that have been sent and that the log has not answered: drawn grey until it does. */
export interface Pending {
  add: (action: string, program: string | undefined) => void;
  drop: (action: string, program: string | undefined) => void;
  has: (action: string, program: string | undefined) => boolean;
  /** What the log says next; true where something was settled by it. */
  take: (events: readonly LabEvent[]) => boolean;
  clear: () => void;
}

const keyOf = (action: string, program: string | null | undefined): string => `${action}@${program ?? ''}`;

/** A command is answered by the first fact after its acceptance, of its own program where it was said of one. */
export const createPending = (): Pending => {
  const waiting = new Map<string, { program: string | undefined; accepted: boolean }>();
  return {
    add: (action, program) => waiting.set(keyOf(action, program), { program, accepted: false }),
    drop: (action, program) => waiting.delete(keyOf(action, program)),
    has: (action, program) => waiting.has(keyOf(action, program)),
    take: (events) => {
      const before = waiting.size;
      for (const event of events) {
        if (event.type === 'action.accepted') {
          const one = waiting.get(keyOf(event.action, event.program));
          if (one) one.accepted = true;
          continue;
        }
        if (event.type === 'setting.changed') {
          waiting.delete(keyOf(event.setting, event.program));
          continue;
        }
        const about = 'program' in event ? event.program : null;
        for (const [key, one] of waiting) {
          if (one.accepted && (one.program === undefined || one.program === about)) waiting.delete(key);
        }
      }
      return waiting.size !== before;
    },
    clear: () => waiting.clear(),
  };
};
