import { fork } from 'node:child_process';
import { once } from 'node:events';
import { message } from './messages.ts';

/** A headless server under test. */
export interface Headless {
  pid: number;
  /** What would have ended a real server, or broken a promise that nobody looks at. */
  faults: string[];
  lines: string[];
  /** Resolves with the answer; rejects with what went wrong there, or when the server has ended. */
  ask(question: string, ...args: string[]): Promise<unknown>;
  /** Resolves once it is gone. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Stops it as a server stops: nothing is left on the brokers. */
  stop(): Promise<void>;
}

/** Starts `main.ts` in a process of its own, with that environment on top of this one's; resolves once it answers. */
export const startHeadless = async (env: Record<string, string | undefined>): Promise<Headless> => {
  const child = fork(new URL('./main.ts', import.meta.url), { env: { ...process.env, NODE_NO_WARNINGS: '1', ...env } });
  const ended = once(child, 'exit');
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const faults: string[] = [];
  const lines: string[] = [];
  const up = Promise.withResolvers<void>();
  child.on('message', (said) => {
    const one = message.parse(said);
    if ('line' in one) {
      lines.push(one.line);
      up.resolve();
    } else if ('fault' in one) faults.push(one.fault);
    else {
      const asked = waiting.get(one.id);
      waiting.delete(one.id);
      if ('error' in one) asked?.reject(new Error(one.error));
      else asked?.resolve(one.value);
    }
  });
  void ended.then(([code, signal]) => {
    const why = new Error(`the headless server ended (${signal ?? code})`);
    up.reject(why);
    for (const { reject } of waiting.values()) reject(why);
  });
  await up.promise;
  let asked = 0;
  const ask = (question: string, ...args: string[]): Promise<unknown> => {
    const answer = Promise.withResolvers<unknown>();
    asked += 1;
    waiting.set(asked, answer);
    child.send({ id: asked, question, args });
    return answer.promise;
  };
  const kill = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  return {
    pid: child.pid ?? 0,
    faults,
    lines,
    ask,
    kill,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) await ask('stop').catch(() => {});
      await kill('SIGKILL');
    },
  };
};
