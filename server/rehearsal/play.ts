import type { ActionRequest } from '#model/control.ts';
import type { LabEvent } from '#model/events.ts';
import type { Step } from '#model/lab.ts';
import type { Picture } from '#model/picture.ts';

/** A sandbox as a script plays it: the same requests a learner makes, and the log they lead to. */
export interface Playable {
  /** Rejects where the platform refuses. */
  act(request: ActionRequest): Promise<void>;
  predict(prediction: string, option: string): Promise<void>;
  picture(): Picture;
  events(): readonly LabEvent[];
  /** Calls back after every change of the log; returns the way to stop that. */
  onChange(listener: () => void): () => void;
}

/** A step whose `until` the log did not show in time. */
class StepTimedOut extends Error {
  override name = 'StepTimedOut';
}

const defaultLimitMs = 15_000;

/**
 * Plays the steps in order, each wait ended by the event it waits for; `onSeen` is told what a wait was for when it is over.
 * Rejects with `StepTimedOut` or the refusal.
 */
export const play = async (
  sandbox: Playable,
  steps: readonly Step[],
  onSeen?: (why: string) => void,
): Promise<void> => {
  for (const step of steps) {
    if ('predict' in step) {
      await sandbox.predict(step.predict, step.option);
    } else if ('act' in step) {
      const program = typeof step.program === 'function' ? step.program(sandbox.picture()) : step.program;
      if (typeof step.program === 'function' && program === undefined) {
        throw new StepTimedOut(`no program to ${step.act}`);
      }
      await sandbox.act({
        action: step.act,
        ...(program !== undefined && { program }),
        ...(step.value !== undefined && { value: step.value }),
      });
    } else {
      await shown(sandbox, () => step.until(sandbox.picture(), sandbox.events()), step.why, step.withinMs);
      onSeen?.(step.why);
    }
  }
};

/** Resolves as soon as the log shows it; rejects with `StepTimedOut` naming `why` after `withinMs`. */
export const shown = (
  sandbox: Playable,
  isTrue: () => boolean,
  why: string,
  withinMs = defaultLimitMs,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const settle = (end: () => void): void => {
      clearTimeout(timer);
      stop();
      end();
    };
    const check = (): void => {
      try {
        if (isTrue()) settle(resolve);
      } catch (error) {
        settle(() => reject(error));
      }
    };
    const timer = setTimeout(
      () => settle(() => reject(new StepTimedOut(`not seen within ${withinMs} ms: ${why}`))),
      withinMs,
    );
    const stop = sandbox.onChange(check);
    check();
  });
