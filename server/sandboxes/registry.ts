import type { LabEvent } from '#model/events.ts';
import { technologyModels } from '#model/technologies.ts';
import type { Technology } from '#model/technology.ts';
import type { BrokerBoard } from '#server/brokers/board.ts';
import { createAdmission } from './admission.ts';
import { createExpiry, type Expiry } from './expiry.ts';
import { loadLab } from './labs.ts';
import { Refusal } from './refusal.ts';
import { openSandbox, type Sandbox } from './sandbox.ts';

/** A sandbox that is open, with the time of its end. */
export interface OpenSandbox {
  sandbox: Sandbox;
  expiry: Expiry;
}

/** What happens to sandboxes, for whoever passes it on to pages. */
export interface SandboxListener {
  event(sandbox: Sandbox, event: LabEvent): void;
  restarted(sandbox: Sandbox): void;
  /** The end has moved, or has come (`null`). */
  expiry(sandboxId: string, expiresAt: number | null): void;
}

/** All sandboxes of this server. */
export interface Sandboxes {
  /** The learner's sandbox of the lab, opened if there is none yet, or the learner's place in the queue. */
  open(learner: string, slug: string): Promise<OpenSandbox | { position: number }>;
  /** The learner's open sandbox of the lab. */
  find(learner: string, slug: string): OpenSandbox | undefined;
  /** Throws a `Refusal` where there is none, or where it is somebody else's. */
  get(learner: string | undefined, id: string): OpenSandbox;
  reset(learner: string, id: string): Promise<void>;
  close(id: string): Promise<void>;
  count(): number;
  programs(): number;
  listen(listener: SandboxListener): void;
  closeAll(): Promise<void>;
}

/** `idleMs` without an action end a sandbox; `max` are open at the same time, `perLearner` of one learner. */
export interface SandboxesSpec {
  board: BrokerBoard;
  idleMs: number;
  max: number;
  perLearner: number;
  onObjectiveMet(learner: string, lab: string, objective: string): void;
  log(message: string, fields: object): void;
}

/** Opens, finds and ends sandboxes; one a learner and lab. */
export const createSandboxes = (spec: SandboxesSpec): Sandboxes => {
  const { board } = spec;
  const open = new Map<string, OpenSandbox>();
  const opening = new Map<string, Promise<OpenSandbox>>();
  const listeners: SandboxListener[] = [];
  const admission = createAdmission({ max: spec.max });

  const keyOf = (learner: string, slug: string): string => `${learner} ${slug}`;
  const mine = (learner: string): OpenSandbox[] =>
    [...open.values()].filter(({ sandbox }) => sandbox.learner === learner);

  const close = async (id: string): Promise<void> => {
    const known = open.get(id);
    if (!known) return;
    open.delete(id);
    known.expiry.stop();
    for (const listener of listeners) listener.expiry(id, null);
    await known.sandbox.close();
    spec.log('sandbox closed', { sandbox: id });
  };

  const mustBeReady = (technologies: readonly Technology[]): void => {
    for (const notice of board.notices()) {
      if (!technologies.includes(notice.technology) || notice.state === 'ready') continue;
      const { name } = technologyModels[notice.technology];
      throw new Refusal(503, 'broker-missing', name, notice.sentence, notice.remedy);
    }
  };

  const make = async (learner: string, slug: string): Promise<OpenSandbox> => {
    const lab = await loadLab(slug);
    if (!lab) throw new Refusal(404, 'lab-not-found', slug);
    mustBeReady(lab.needs);
    const id = board.newSandboxId();
    const startedAt = performance.now();
    const sandbox = await openSandbox({
      id,
      lab,
      learner,
      openCorners: board.openCorners,
      onEvent(one, event) {
        if (event.type === 'objective.met') spec.onObjectiveMet(learner, slug, event.objective);
        for (const listener of listeners) listener.event(one, event);
      },
      onRestart(one) {
        for (const listener of listeners) listener.restarted(one);
      },
      onFailure: (error) => spec.log('sandbox trouble', { sandbox: id, lab: slug, error: String(error) }),
    }).catch((error: unknown) => {
      spec.log('sandbox could not be opened', { lab: slug, error: String(error) });
      throw error instanceof Refusal ? error : new Refusal(503, 'could-not-open');
    });
    const expiry = createExpiry(spec.idleMs, {
      onEnd: () => void close(id),
      onMove: (expiresAt) => {
        for (const listener of listeners) listener.expiry(id, expiresAt);
      },
    });
    const known = { sandbox, expiry };
    open.set(id, known);
    spec.log('sandbox open', { sandbox: id, lab: slug, ms: Math.round(performance.now() - startedAt) });
    return known;
  };

  board.onChange((technology, state) => {
    for (const { sandbox } of open.values()) {
      if (!sandbox.lab.needs.includes(technology)) continue;
      if (state === 'lost') sandbox.brokerLost(technology);
      if (state === 'ready') sandbox.brokerReturned(technology);
    }
  });

  const sandboxes: Sandboxes = {
    async open(learner, slug) {
      const known = sandboxes.find(learner, slug);
      if (known) return known;
      const key = keyOf(learner, slug);
      const underway = opening.get(key);
      if (underway) return underway;
      const held = mine(learner).length + [...opening.keys()].filter((one) => one.startsWith(`${learner} `)).length;
      if (held >= spec.perLearner) throw new Refusal(409, 'too-many-sandboxes', String(held));
      const position = admission.ask(key, open.size + opening.size);
      if (position > 0) return { position };
      const made = make(learner, slug).finally(() => opening.delete(key));
      opening.set(key, made);
      return made;
    },
    find: (learner, slug) => mine(learner).find(({ sandbox }) => sandbox.lab.slug === slug),
    get(learner, id) {
      const known = open.get(id);
      if (!known || known.sandbox.learner !== learner) throw new Refusal(404, 'sandbox-not-found');
      return known;
    },
    async reset(learner, id) {
      const { sandbox, expiry } = sandboxes.get(learner, id);
      mustBeReady(sandbox.lab.needs);
      expiry.touch();
      await sandbox.reset().catch(async (error: unknown) => {
        spec.log('sandbox could not be reset', { sandbox: id, error: String(error) });
        await close(id);
        throw error instanceof Refusal ? error : new Refusal(503, 'could-not-open');
      });
    },
    close,
    count: () => open.size,
    programs: () => [...open.values()].reduce((sum, { sandbox }) => sum + sandbox.pids().length, 0),
    listen: (listener) => {
      listeners.push(listener);
    },
    async closeAll() {
      await Promise.allSettled(opening.values());
      await Promise.all([...open.keys()].map(close));
    },
  };
  return sandboxes;
};
