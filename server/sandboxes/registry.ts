import type { LabEvent } from '#model/events.ts';
import type { Lab } from '#model/lab.ts';
import type { ProgressEntry } from '#model/progress.ts';
import type { BrokerNotice, Ending, Errand, Place } from '#model/socket.ts';
import { technologyModels } from '#model/technologies.ts';
import type { BrokerBoard } from '#server/brokers/board.ts';
import { machine } from '#server/processes/machine.ts';
import { type Comer, createArrivals } from './arrivals.ts';
import { createEndings } from './endings.ts';
import { createExpiry, type Expiry } from './expiry.ts';
import { createGate, type Turn, type Wish } from './gate.ts';
import { loadLab } from './labs.ts';
import { progressIn } from './progress-in.ts';
import type { RateLimits } from './rate-limit.ts';
import { Refusal } from './refusal.ts';
import { createRoom } from './room.ts';
import type { Sandbox } from './sandbox.ts';
import { openStanding, type Standing } from './standing.ts';

/** A sandbox that is open, with the time of its end. */
export interface OpenSandbox {
  sandbox: Sandbox;
  expiry: Expiry;
  /** Whence it was opened, where that is limited. */
  address: string | undefined;
}

/** What happens to sandboxes, for whoever passes it on to pages. */
export interface SandboxListener {
  event(sandbox: Sandbox, event: LabEvent): void;
  restarted(sandbox: Sandbox): void;
  /** The end has moved. */
  expiry(sandboxId: string, leftMs: number): void;
  /** Comes once, before what it had on the brokers is gone. */
  ended(sandboxId: string, why: Ending): void;
  /** Something that is to be done with it waits for its turn, or no more (`null`). */
  turn?(sandboxId: string, errand: Errand, place: Place | null): void;
}

/** All sandboxes of this server. */
export interface Sandboxes {
  /**
   * The learner's sandbox of the lab, opened if there is none yet. Who has to wait is told the place at once and asks again to
   * keep it, which is answered once the sandbox is open, or after some seconds. Rejects with `Refusal`.
   */
  open(
    learner: string,
    slug: string,
    from?: { address?: string | undefined; asksAgain?: boolean },
  ): Promise<OpenSandbox | Place>;
  /** The learner's open sandbox of the lab. */
  find(learner: string, slug: string): OpenSandbox | undefined;
  /** The learner's place before that lab; at position 0 it is being opened. */
  place(learner: string, slug: string): Place | undefined;
  /** What counts against the learner's limit: what is open, then what is waited for, which has no id yet. */
  held(learner: string): { lab: string; sandboxId: string | null }[];
  /** The learner does not wait for that lab any more. */
  leave(learner: string, slug: string): void;
  /** Throws a `Refusal` where there is none, where it is somebody else's, or, with the reason, where it has ended. */
  get(learner: string | undefined, id: string): OpenSandbox;
  /** The sandbox whose door that key opens. Throws a `Refusal` where there is none. */
  behindDoor(key: string): OpenSandbox;
  /** Resolves once it is reset, or with the place where it has to wait. */
  reset(learner: string, id: string, address?: string): Promise<Place | null>;
  /** A reset that still waits does not happen. */
  cancelReset(learner: string, id: string): void;
  close(id: string, why: Ending): Promise<void>;
  count(): number;
  programs(): number;
  listen(listener: SandboxListener): void;
  closeAll(): Promise<void>;
}

/** `idleMs` without an action end a sandbox; at most `max` are open at the same time, `perLearner` of one learner. */
export interface SandboxesSpec {
  board: BrokerBoard;
  idleMs: number;
  max: number;
  perLearner: number;
  /** What one address may have: sandboxes at the same time, and openings and resets in a while. */
  perAddress?: { sandboxes: number; openings: RateLimits };
  /** How many are opened at a time. */
  abreast?: number;
  /** How a lab that runs alone is shared. */
  share?: typeof usualShare;
  /** A learner has achieved something, or a prediction of theirs is settled. */
  onProgress(learner: string, entry: ProgressEntry): void;
  log(message: string, fields: object): void;
}

/** With what it stands on. */
type Known = OpenSandbox & Standing;

/** What only one may have at a time is given back sooner than the rest. */
const aloneIdleMs = 5 * 60_000;
/** Its brokers, where it has its own, are gone by then. */
const leavingMs = 5_000;
/** So long it is kept by whom others wait for, and so long before its end they are told. */
const usualShare = { wholeMs: 15 * 60_000, noticeMs: 2 * 60_000 };
/** After how long it may be worth while to ask again for a place that others of the address have. */
const retryMs = 60_000;

/** Opens, finds and ends sandboxes; one a learner and lab. */
export const createSandboxes = (spec: SandboxesSpec): Sandboxes => {
  const { board } = spec;
  const open = new Map<string, Known>();
  const resets = new Map<string, Turn<void>>();
  const endings = createEndings();
  const listeners: SandboxListener[] = [];
  const pids = (isMeant = (_: Sandbox): boolean => true): number[] =>
    [...open.values()].flatMap(({ sandbox }) => (isMeant(sandbox) ? sandbox.pids() : []));
  // Who gives way to all others keeps nobody out.
  const room = createRoom({ max: spec.max, machine, pids: () => pids(({ lab }) => !lab.alone) });
  const gate = createGate({
    abreast: spec.abreast ?? machine.processors,
    hasRoom: (entering) => room.has(open.size, entering),
    roomInMs(nth) {
      const left = [...open.values()].map(({ expiry }) => expiry.leftMs()).sort((a, b) => a - b);
      return left[nth - 1] ?? spec.idleMs;
    },
  });

  const arrivals = createArrivals<OpenSandbox>(gate, ({ sandbox }) => void close(sandbox.id, 'closed'));

  const keyOf = (learner: string, slug: string): string => `${learner} ${slug}`;
  const mine = (learner: string): OpenSandbox[] =>
    [...open.values()].filter(({ sandbox }) => sandbox.learner === learner);
  const tellTurn = (id: string, errand: Errand) => (place: Place | null) => {
    for (const listener of listeners) listener.turn?.(id, errand, place);
  };

  const close = async (id: string, why: Ending): Promise<void> => {
    const known = open.get(id);
    if (!known) return;
    open.delete(id);
    known.expiry.stop();
    resets.get(id)?.withdraw();
    endings.remember(id, known.sandbox.learner, why);
    for (const listener of listeners) listener.ended(id, why);
    const { alone } = known.sandbox.lab;
    if (alone) leavingAlone += 1;
    try {
      await known.close();
    } finally {
      if (alone) leavingAlone -= 1;
      spec.log('sandbox closed', { sandbox: id, why });
      gate.look();
    }
  };

  const mustBeReady = ({ needs }: Lab, notices: readonly BrokerNotice[]): void => {
    for (const notice of notices) {
      if (!needs.includes(notice.technology) || notice.state === 'ready') continue;
      const { name } = technologyModels[notice.technology];
      const code = notice.state === 'starting' ? 'broker-starting' : 'broker-missing';
      throw new Refusal(503, code, name, notice.sentence, notice.remedy);
    }
  };

  /** Brokers of its own are started for it, whatever has become of the others. */
  const mayStandOn = (lab: Lab): void => {
    const why = board.whyNoOwn(lab);
    if (why) throw new Refusal(503, 'no-own-brokers', why);
    if (!lab.ownBrokers) mustBeReady(lab, board.notices());
  };

  /** What it stands on may have gone since it was opened. */
  const mustStillStand = (id: string): void => {
    const known = open.get(id);
    if (known) mustBeReady(known.sandbox.lab, known.ground.notices());
  };

  const mayArrive = ({ learner, address }: Comer): void => {
    const held = sandboxes.held(learner).length;
    if (held >= spec.perLearner) throw new Refusal(409, 'too-many-sandboxes', String(held));
    if (!spec.perAddress || address === undefined) return;
    const here = [...open.values(), ...arrivals.comers()].filter((one) => one.address === address).length;
    if (here >= spec.perAddress.sandboxes) throw Refusal.tooMuch('too-many-sandboxes-here', retryMs, String(here));
    mayBegin(address);
  };
  const mayBegin = (address: string | undefined): void => {
    const waitMs = spec.perAddress?.openings.take(address) ?? 0;
    if (waitMs > 0) throw Refusal.tooMuch('too-many-openings-here', waitMs);
  };

  /** Labs that run alone: those that are being opened, and those that are being closed, which takes a moment. */
  let enteringAlone = 0;
  let leavingAlone = 0;
  const aloneInMs = (): number | undefined => {
    const there = [...open.values()].find(({ sandbox }) => sandbox.lab.alone);
    if (there) return there.expiry.leftMs();
    if (enteringAlone > 0) return aloneIdleMs;
    return leavingAlone > 0 ? leavingMs : undefined;
  };
  const alone = <Value>(work: () => Promise<Value>): Pick<Wish<Value>, 'work' | 'aloneInMs'> => ({
    aloneInMs,
    async work() {
      enteringAlone += 1;
      try {
        return await work();
      } finally {
        enteringAlone -= 1;
      }
    },
  });

  /** Whoever has a lab that runs alone gives it back in a while if somebody else wants one. */
  const shareAlone = (): void => {
    const { wholeMs, noticeMs } = spec.share ?? usualShare;
    const holder = [...open.values()].find(({ sandbox }) => sandbox.lab.alone);
    const isAwaited = arrivals.comers().some((one) => one.alone && one.learner !== holder?.sandbox.learner);
    if (isAwaited) holder?.expiry.share(wholeMs, noticeMs);
  };

  const make = async (comer: Comer, lab: Lab): Promise<OpenSandbox> => {
    mayStandOn(lab);
    try {
      return await makeOnce(comer, lab);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      spec.log('sandbox could not be opened', { lab: lab.slug, error: String(error) });
    }
    // A broker that was slow for a moment; it had left nothing behind.
    mayStandOn(lab);
    return makeOnce(comer, lab).catch((error: unknown) => {
      spec.log('sandbox could not be opened again', { lab: lab.slug, error: String(error) });
      throw error instanceof Refusal ? error : new Refusal(503, 'could-not-open');
    });
  };

  const makeOnce = async ({ learner, address }: Comer, lab: Lab): Promise<OpenSandbox> => {
    const id = board.newSandboxId();
    const { slug } = lab;
    const startedAt = performance.now();
    const standing = await openStanding(board, {
      id,
      lab,
      learner,
      inTurn: (work) => gate.enter({ work, onMove: tellTurn(id, 'revival') }).done,
      onEvent(one, event) {
        const entry = progressIn(event, () => one.log().picture(), slug);
        if (entry) spec.onProgress(learner, entry);
        for (const listener of listeners) listener.event(one, event);
      },
      onRestart(one) {
        for (const listener of listeners) listener.restarted(one);
      },
      onFailure: (error) => spec.log('sandbox trouble', { sandbox: id, lab: slug, error: String(error) }),
    });
    const expiry = createExpiry(lab.alone ? Math.min(spec.idleMs, aloneIdleMs) : spec.idleMs, {
      onEnd: (why) => void close(id, why),
      onMove: (leftMs) => {
        for (const listener of listeners) listener.expiry(id, leftMs);
      },
    });
    const known = { ...standing, expiry, address };
    open.set(id, known);
    shareAlone();
    spec.log('sandbox open', { sandbox: id, lab: slug, ms: Math.round(performance.now() - startedAt) });
    return known;
  };

  const sandboxes: Sandboxes = {
    async open(learner, slug, { address, asksAgain = false } = {}) {
      const lab = await loadLab(slug);
      if (!lab) throw new Refusal(404, 'lab-not-found', slug);
      const known = sandboxes.find(learner, slug);
      if (known) return known;
      const key = keyOf(learner, slug);
      const isNew = !arrivals.has(key) && !asksAgain;
      if (isNew) {
        const comer = { learner, slug, address, alone: lab.alone ?? false };
        mayStandOn(lab);
        mayArrive(comer);
        arrivals.come(key, comer, lab.alone ? alone(() => make(comer, lab)) : { work: () => make(comer, lab) });
        shareAlone();
      }
      return arrivals.ask(key, isNew);
    },
    find: (learner, slug) => mine(learner).find(({ sandbox }) => sandbox.lab.slug === slug),
    place: (learner, slug) => arrivals.place(keyOf(learner, slug)),
    held: (learner) => [
      ...mine(learner).map(({ sandbox }) => ({ lab: sandbox.lab.slug, sandboxId: sandbox.id })),
      ...arrivals
        .comers()
        .filter((one) => one.learner === learner)
        .map(({ slug }) => ({ lab: slug, sandboxId: null })),
    ],
    leave: (learner, slug) => arrivals.leave(keyOf(learner, slug)),
    get(learner, id) {
      const known = open.get(id);
      if (known && known.sandbox.learner === learner) return known;
      const ended = endings.of(id, learner);
      if (ended) throw new Refusal(410, `ended-${ended}`);
      throw new Refusal(404, 'sandbox-not-found');
    },
    behindDoor(key) {
      const known = [...open.values()].find(({ sandbox }) => sandbox.lab.door && sandbox.doorKey === key);
      if (!known) throw new Refusal(404, 'no-door');
      return known;
    },
    async reset(learner, id, address) {
      const { sandbox, expiry } = sandboxes.get(learner, id);
      mustStillStand(id);
      expiry.touch();
      const turn = resets.get(id) ?? enterForReset(sandbox, address);
      return turn.place() ?? turn.done.then(() => null);
    },
    cancelReset(learner, id) {
      sandboxes.get(learner, id);
      resets.get(id)?.withdraw();
    },
    close,
    count: () => open.size,
    programs: () => pids().length,
    listen: (listener) => {
      listeners.push(listener);
    },
    async closeAll() {
      gate.close();
      room.stop();
      await arrivals.settled();
      await Promise.all([...open.keys()].map((id) => close(id, 'closed')));
    },
  };

  const enterForReset = (sandbox: Sandbox, address: string | undefined): Turn<void> => {
    mayBegin(address);
    const { id } = sandbox;
    const work = async (): Promise<void> => {
      // Brokers may have gone since it was asked for: then it does not happen, and nothing is lost.
      mustStillStand(id);
      await sandbox.reset().catch(async (error: unknown) => {
        spec.log('sandbox could not be reset', { sandbox: id, error: String(error) });
        await close(id, 'reset-failed');
        throw error instanceof Refusal ? error : new Refusal(503, 'could-not-open');
      });
    };
    const turn = gate.enter({ work, onMove: tellTurn(id, 'reset') });
    resets.set(id, turn);
    const gone = (): void => {
      resets.delete(id);
    };
    turn.done.then(gone, gone);
    return turn;
  };
  return sandboxes;
};
