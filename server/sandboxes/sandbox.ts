import { randomBytes } from 'node:crypto';
import type { BrowserTask } from '#model/browser-task.ts';
import type { ActionRequest } from '#model/control.ts';
import type { EventDraft, LabEvent } from '#model/events.ts';
import { createJudge } from '#model/judge.ts';
import type { Lab } from '#model/lab.ts';
import type { LogFile } from '#model/log-file.ts';
import { initialSettings, isSetting } from '#model/setting.ts';
import { technologyModels } from '#model/technologies.ts';
import type { Technology } from '#model/technology.ts';
import type { Corners } from '#server/brokers/ground.ts';
import type { Emit, SandboxScope } from '#server/technologies/technology.ts';
import { TooMany } from '#server/technologies/too-many.ts';
import { type BrokerTechnology, hasBroker } from '#server/technologies.ts';
import { tellingBrokersCpu } from './broker-cpu.ts';
import { browserTaskOf } from './browser-task.ts';
import { loadCopy } from './labs.ts';
import { createLog, type Log } from './log.ts';
import { createRateLimit } from './rate-limit.ts';
import { readAction } from './read-action.ts';
import { Refusal } from './refusal.ts';
import { createTroupe, type Troupe } from './troupe.ts';

/** One learner's run of one lab: programs, corners of what they use, and the log of what happened. */
export interface Sandbox {
  readonly id: string;
  readonly lab: Lab;
  readonly learner: string;
  /** Who knows it is let in at the lab's door from outside; nobody can guess it. */
  readonly doorKey: string;
  /** Grows with every reset; a log belongs to one epoch. */
  epoch(): number;
  log(): Log;
  /** Resolves once no reset is under way. */
  settled(): Promise<void>;
  /**
   * Takes a learner's action; resolves once it is on its way, with what the learner's own browser is to do of it. Rejects with
   * `Refusal`.
   */
  act(request: ActionRequest): Promise<BrowserTask | undefined>;
  /** Carries a request of the learner's browser to a program, its body untouched. Rejects with `Refusal`. */
  carry(program: string, path: string, request: Request): Promise<Response>;
  /** Lets a request in at the lab's door, and its answer out. Rejects with `Refusal`. */
  knock(path: string, request: Request): Promise<Response>;
  /** Takes what a program in the learner's browser reports. Throws a `Refusal`. */
  browserReport(program: string, report: unknown): void;
  predict(prediction: string, option: string): void;
  /** Ends all programs, empties its corners and begins a new log. */
  reset(): Promise<void>;
  file(versions: Record<string, string>): LogFile;
  brokerLost(technology: Technology): void;
  brokerReturned(technology: Technology): void;
  pids(): number[];
  /** Paths of the files that its programs share. */
  files(): string[];
  /** Leaves nothing behind. */
  close(): Promise<void>;
}

/** What a sandbox needs from the platform. */
export interface SandboxSpec {
  id: string;
  lab: Lab;
  learner: string;
  /** Opens the sandbox's corner of each technology that the lab needs. */
  openCorners(scope: SandboxScope, emit: Emit): Promise<Corners>;
  /** Ends brokers that are its own; absent where it shares them. */
  killBrokers?(brokers: readonly BrokerTechnology[]): void;
  /** As what it stands on tells it; nothing is known where absent. */
  cpuMsOf?(technology: Technology): number | undefined;
  /** Runs the new start of programs once it is its turn among all that keeps the machine busy; at once where absent. */
  inTurn?(work: () => Promise<void>): Promise<void>;
  onEvent(sandbox: Sandbox, event: LabEvent): void;
  onRestart(sandbox: Sandbox): void;
  /** Something failed that no request waits for: the lab's own code over the log, or a program's new start. */
  onFailure(error: unknown): void;
}

interface Run {
  log: Log;
  corners: Corners;
  troupe: Troupe;
  close(): Promise<void>;
}

const judgeAfterMs = 30;
const actionsPerSecond = 50;
/** A program may notice sooner than the platform that its broker is gone. */
const noticedBeforeMs = 2_000;

/** Opens the sandbox; resolves when its programs have been started, rejects with nothing left behind. */
export const openSandbox = async (spec: SandboxSpec): Promise<Sandbox> => {
  const { id, lab, learner } = spec;
  const words = await loadCopy(lab.slug);
  const limit = createRateLimit(actionsPerSecond);
  let epoch = 1;
  let closing: Promise<void> | undefined;
  let resetting: Promise<void> | undefined;

  const begin = async (): Promise<Run> => {
    const log = createLog();
    let ended = false;
    const append = tellingBrokersCpu(lab, spec.cpuMsOf ?? (() => undefined), (draft) => {
      if (!ended) log.append(draft);
    });
    log.onAppend((event) => spec.onEvent(sandbox, event));
    const stopJudging = judgeContinuously(lab, log, spec.onFailure);
    for (const [setting, value] of Object.entries(initialSettings(lab))) {
      append({ type: 'setting.changed', origin: 'platform', setting, program: null, value });
    }
    const corners = await spec.openCorners({ id, lab }, append);
    const troupe = createTroupe(lab, words, { append, picture: log.picture }, corners);
    const close = async (): Promise<void> => {
      ended = true;
      stopJudging();
      await troupe.close();
      await Promise.all([...corners.values()].map((corner) => corner.close()));
    };
    const fresh = { log, corners, troupe, close };
    try {
      await troupe.open();
    } catch (error) {
      await close();
      throw error;
    }
    return fresh;
  };

  let run: Run | undefined;
  /** Since when each broker that is away has been (server clock, ms): from its first loss to the end of its return. */
  const lostAt = new Map<Technology, number>();
  const isAway = (technology: Technology): boolean => lostAt.has(technology);
  /** Brokers that are back while what they took along is still being started, by the return that it is of. */
  const returning = new Map<Technology, symbol>();
  const checkOwn = (brokers: readonly Technology[]): void => {
    if (!spec.killBrokers) throw new Refusal(400, 'bad-request');
    const missed = brokers.find(isAway);
    if (missed) throw new Refusal(503, 'broker-away', technologyModels[missed].name);
  };
  const current = (): Run => {
    if (!run || closing) throw new Refusal(404, 'sandbox-not-found');
    return run;
  };

  const sandbox: Sandbox = {
    id,
    lab,
    learner,
    doorKey: randomBytes(15).toString('base64url'),
    epoch: () => epoch,
    log: () => current().log,
    settled: async () => {
      await resetting?.catch(() => {});
    },
    async act(request) {
      await sandbox.settled();
      const { log, troupe, corners } = current();
      if (!limit.take()) throw new Refusal(429, 'too-fast');
      const { order, control, value } = readAction(lab, log.picture(), request);
      if (order.do === 'kill-brokers') checkOwn(order.brokers);
      else troupe.check(order, { isAway, isReturning: (technology) => returning.has(technology) });
      const { action } = request;
      const program = 'program' in order ? (order.program ?? null) : null;
      log.append({ type: 'action.accepted', origin: 'platform', action, program, value });
      if (control && isSetting(control) && value !== null && typeof value !== 'object') {
        log.append({ type: 'setting.changed', origin: 'platform', setting: action, program, value });
      }
      if (order.do === 'kill-brokers') {
        spec.killBrokers?.(order.brokers.filter(hasBroker));
        return undefined;
      }
      await troupe.carryOut(order);
      return control && browserTaskOf(lab, control, order, { id, corners, picture: log.picture() });
    },
    async carry(program, path, request) {
      await sandbox.settled();
      const { corners, troupe } = current();
      if (!limit.take()) throw new Refusal(429, 'too-fast');
      troupe.checkRunning(program);
      for (const corner of corners.values()) {
        const answer = corner.carry?.(program, path, request);
        if (answer) return await answered(answer, program);
      }
      throw new Refusal(404, 'unknown-program', program);
    },
    async knock(path, request) {
      await sandbox.settled();
      const { corners } = current();
      if (!limit.take()) throw new Refusal(429, 'too-fast');
      for (const corner of corners.values()) {
        const answer = corner.knock?.(path, request);
        if (answer) return await answered(answer, lab.door?.role ?? '');
      }
      throw new Refusal(404, 'no-door');
    },
    browserReport(program, report) {
      if (!limit.take()) throw new Refusal(429, 'too-fast');
      if (lab.roles[program]?.runsIn !== 'browser') throw new Refusal(404, 'unknown-program', program);
      for (const corner of current().corners.values()) corner.browserReport?.(program, report);
    },
    predict(prediction, option) {
      const { log } = current();
      const asked = lab.predictions.find((one) => one.id === prediction);
      if (!asked?.options.includes(option)) throw new Refusal(404, 'unknown-prediction');
      if (log.picture().predictions[prediction]) throw new Refusal(409, 'prediction-made');
      log.append({ type: 'prediction.made', origin: 'platform', prediction, option });
    },
    reset() {
      resetting ??= (async () => {
        const before = current();
        run = undefined;
        await before.close();
        epoch += 1;
        run = await begin();
        spec.onRestart(sandbox);
      })().finally(() => {
        resetting = undefined;
      });
      return resetting;
    },
    file(brokers) {
      const { log } = current();
      const events = [...log.events()];
      const recordedAt = events[0]?.at ?? Date.now();
      return { format: 'tram-tin-log', version: 1, lab: lab.slug, recordedAt, brokers, events };
    },
    brokerLost(technology) {
      if (!lostAt.has(technology)) lostAt.set(technology, Date.now());
      run?.troupe.holdBack(technology);
      tell({ type: 'broker.lost', origin: 'platform', technology });
    },
    brokerReturned(technology) {
      tell({ type: 'broker.returned', origin: 'platform', technology });
      if (run && !closing) revive(run, technology).catch(spec.onFailure);
    },
    pids: () => run?.troupe.pids() ?? [],
    files: () => [...(run?.corners.values() ?? [])].flatMap((corner) => corner.files?.() ?? []),
    close() {
      closing ??= (async () => {
        await resetting?.catch(() => {});
        await run?.close();
      })();
      return closing;
    },
  };
  const tell = (draft: EventDraft): void => {
    if (run && !closing) run.log.append(draft);
  };

  /** Starts again what the broker took along, once nothing that the programs then do on it is missed. */
  const revive = async ({ corners, troupe }: Run, technology: Technology): Promise<void> => {
    await corners.get(technology)?.observing?.();
    const since = lostAt.get(technology);
    if (since === undefined) return;
    lostAt.delete(technology);
    const nth = Symbol();
    returning.set(technology, nth);
    // Who waits before its door has nothing more to wait for; who ended is started when it is its turn.
    troupe.letThrough(technology, since - noticedBeforeMs);
    const work = (): Promise<void> => troupe.revive(isAway);
    await (spec.inTurn?.(work) ?? work()).finally(() => {
      if (returning.get(technology) === nth) returning.delete(technology);
    });
  };

  run = await begin();
  return sandbox;
};

/** A program's answer, or why there is none. */
const answered = async (answer: Promise<Response>, program: string): Promise<Response> => {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof TooMany) throw new Refusal(429, 'too-fast');
    throw Refusal.is(error) ? error : new Refusal(502, 'program-not-answering', program);
  }
};

const judgeContinuously = (lab: Lab, log: Log, onFailure: (error: unknown) => void): (() => void) => {
  const judge = createJudge(lab);
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    timer = undefined;
    for (const draft of judge.verdicts()) log.append(draft);
  };
  const stop = log.onAppend((event) => {
    try {
      judge.take(event);
    } catch (error) {
      onFailure(error);
    }
    timer ??= setTimeout(look, judgeAfterMs);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
};
