import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { EventOf } from '#model/events.ts';
import type { Lab, LabCopy, Role } from '#model/lab.ts';
import type { ProgramAction } from '#model/program-action.ts';
import { isStartable, programIds, programName, usesOf } from '#model/role.ts';
import { technologyModels } from '#model/technologies.ts';
import { type Technology, technologies } from '#model/technology.ts';
import type { Corners } from '#server/brokers/ground.ts';
import { type Door, doorKey } from '#server/processes/ports.ts';
import { memoryMb, type Program, startProgram } from '#server/programs/program.ts';
import { readTiming } from '#server/programs/report.ts';
import type { Corner, Emit } from '#server/technologies/technology.ts';
import { barePreloadsOf, preloadsOf, serverTechnologies } from '#server/technologies.ts';
import { type Cable, createCable } from './cable.ts';
import { copy } from './copy.vi.ts';
import { labFolder } from './labs.ts';
import type { Log } from './log.ts';
import { createPrinter } from './printer.ts';
import { programEnv } from './program-env.ts';
import { Refusal } from './refusal.ts';
import { createThreshold } from './threshold.ts';
import { wavesOf } from './waves.ts';

/** What may be asked of the troupe. */
export type Order =
  | { do: ProgramAction; program: string }
  /** One more of each that has room; one of them must. */
  | { do: 'start'; roles: readonly string[] }
  /** A setting holds for whoever starts next; anything else must reach somebody now. */
  | { do: 'tell'; roles: readonly string[]; line: string; program?: string | undefined; isSetting: boolean }
  /** Whoever of them it can be done to; somebody it must be. */
  | { do: 'each'; action: ProgramAction; programs: readonly string[] }
  /** A role, or some programs by their ids. */
  | { do: 'cut'; whose: string | readonly string[]; forMs: number; answersOnly?: boolean };

/** Brokers that are away, and brokers that are back while what they took along is still being started. */
export interface Absence {
  isAway(technology: Technology): boolean;
  isReturning(technology: Technology): boolean;
}

/** The running programs of one sandbox. */
export interface Troupe {
  /** Starts those that run when the sandbox opens; resolves when they have been started, and serve where others call them. */
  open(): Promise<void>;
  /** Throws a `Refusal` where the order could not be carried out now, also because whoever it is for would find no broker. */
  check(order: Order, absence: Absence): void;
  /** Throws a `Refusal` where the program does not run. */
  checkRunning(program: string): void;
  /** Carries the order out; resolves when it is on its way. */
  carryOut(order: Order): Promise<void>;
  /** A broker is away: who finds their way back to it through a cable by themselves is kept waiting before its door. */
  holdBack(away: Technology): void;
  /** It is back: who waited is let through, and whoever uses it and crashed since that time (server clock, ms) is owed a start. */
  letThrough(back: Technology, since: number): void;
  /** Starts those who are owed it, but who uses a broker that is away only once that one is back. */
  revive(isAway: (technology: Technology) => boolean): Promise<void>;
  pids(): number[];
  /** Kills what runs; resolves when all have gone, with their cables. */
  close(): Promise<void>;
}

interface Member {
  role: string;
  process: Program | undefined;
  /** Its process is being made: neither there nor gone. */
  starting: boolean;
  frozen: boolean;
  /** The signal that the learner sent it. */
  sent: 'SIGKILL' | 'SIGTERM' | undefined;
  /** When it ended without having been asked to. */
  crashedAt: number | undefined;
  /** A broker that came back had taken it along. */
  owed: boolean;
}

const nobodyAway: Absence = { isAway: () => false, isReturning: () => false };

// A slow worker may have a minute of work in hand when it is asked to leave.
const patienceMs = 60_000;
/** Longer than any start takes: who calls a server that does not listen by then is told so by its call. */
const servingPatienceMs = 10_000;

/**
 * Runs a lab's programs against the sandbox's corners, and writes what becomes of them to the log; a refusal calls them by
 * the lab's own words.
 */
export const createTroupe = (
  lab: Lab,
  words: LabCopy,
  log: Pick<Log, 'picture'> & { append: Emit },
  corners: Corners,
): Troupe => {
  const members = new Map<string, Member>();
  const launches = new Set<Promise<void>>();
  const endings = new Set<Promise<void>>();
  const cables = new Map<string, Cable>();
  /** How often each program has started, one that was removed and added anew included. */
  const starts = new Map<string, number>();
  let closed = false;

  const nameOf = (id: string): string => programName(lab, words, id);
  const roleOf = (name: string): Role => {
    const role = lab.roles[name];
    if (!role) throw new Refusal(404, 'unknown-program', name);
    return role;
  };
  const roleName = (name: string): string => words.roles[name]?.name ?? name;
  const memberOf = (id: string): Member => {
    const member = members.get(id);
    if (!member) throw new Refusal(404, 'unknown-program', id);
    return member;
  };
  const processOf = (id: string): Program => {
    const { process } = memberOf(id);
    if (!process) throw new Refusal(409, 'program-not-running', nameOf(id));
    return process;
  };
  /** What programs of the role use, by what their reports bear. */
  const cornersOf = (role: Role): ReadonlyMap<string, Corner> => {
    const used = usesOf(lab, role);
    return new Map([...corners].filter(([technology]) => used.includes(technology)));
  };
  const cornersAt = (id: string): Iterable<Corner> => cornersOf(roleOf(memberOf(id).role)).values();
  const nextId = (name: string): string | undefined => programIds(name, roleOf(name)).find((one) => !members.has(one));
  const addressed = (role: string, id: string | undefined): Program[] =>
    [...members].flatMap(([one, member]) =>
      member.role === role && (id === undefined || one === id) && member.process ? [member.process] : [],
    );

  /** Who runs may be told something as soon as the broker is back; who does not is about to be started. */
  const checkBrokers = (roles: readonly string[], runs: boolean, { isAway, isReturning }: Absence): void => {
    const missed = roles
      .flatMap((role) => usesOf(lab, roleOf(role)))
      .find((technology) => isAway(technology) || (!runs && isReturning(technology)));
    if (missed) throw new Refusal(503, 'broker-away', technologyModels[missed].name);
  };

  const checkProgram = (action: ProgramAction, id: string, absence: Absence): void => {
    const member = memberOf(id);
    if (action === 'run') checkBrokers([member.role], false, absence);
    if (action === 'remove' && !isStartable(lab, member.role)) throw new Refusal(409, 'not-removable', nameOf(id));
    if (action === 'run' || action === 'remove') {
      if (member.process || member.starting) throw new Refusal(409, 'program-running', nameOf(id));
      return;
    }
    processOf(id);
    if (roleOf(member.role).breakable === false) throw new Refusal(409, 'not-breakable', nameOf(id));
    if (action === 'thaw' && !member.frozen) throw new Refusal(409, 'program-not-frozen', nameOf(id));
    // A stopped process gets no SIGTERM before it goes on: the click would seem to do nothing.
    if ((action === 'freeze' || action === 'leave') && member.frozen)
      throw new Refusal(409, 'program-frozen', nameOf(id));
  };

  /** Why it cannot be done to that program now; undefined where it can. */
  const refusalOf = (action: ProgramAction, id: string, absence: Absence): Refusal | undefined => {
    try {
      checkProgram(action, id, absence);
      return undefined;
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  };

  const checkAddressee = (id: string, { roles, isSetting }: { roles: readonly string[]; isSetting: boolean }): void => {
    if (!roles.includes(memberOf(id).role)) throw new Refusal(400, 'bad-request');
    if (!isSetting) processOf(id);
  };

  /** Near ends of the program's cable by the doors of what it uses; none where its role has no cable. */
  const nearEnds = async (role: Role, id: string): Promise<Record<string, Door>> => {
    if (!role.cable) return {};
    const laid = cables.get(id) ?? createCable();
    cables.set(id, laid);
    const doors = [...cornersOf(role).values()].flatMap((corner) => corner.doors ?? []);
    return Object.fromEntries(await Promise.all(doors.map(async (door) => [doorKey(door), await laid.leads(door)])));
  };
  /** Doors of what nobody sees for a moment after its broker's return. */
  const watchedDoorsOf = (technology: Technology): readonly Door[] => {
    const { doors = [], observing } = corners.get(technology) ?? {};
    return observing ? doors : [];
  };
  const dead = (): [string, Member][] => [...members].filter(([, { process, starting }]) => !process && !starting);
  const usedBy = ({ role }: Member): readonly Technology[] => usesOf(lab, roleOf(role));
  const cabled = (whose: string | readonly string[]): (readonly [string, Cable])[] =>
    [...cables].filter(([id]) => {
      const member = members.get(id);
      if (!member?.process) return false;
      return typeof whose === 'string' ? member.role === whose : whose.includes(id);
    });

  const launch = (name: string, id: string): Promise<void> => {
    const launching = makeProcess(name, id).finally(() => launches.delete(launching));
    launches.add(launching);
    return launching;
  };
  const makeProcess = async (name: string, id: string): Promise<void> => {
    const before = members.get(id);
    // Two who bring it back at once bring back one.
    if (closed || before?.process || before?.starting) return;
    const role = roleOf(name);
    const used = cornersOf(role);
    const member: Member = {
      role: name,
      process: undefined,
      starting: true,
      frozen: false,
      sent: undefined,
      crashedAt: undefined,
      owed: false,
    };
    members.set(id, member);
    const printer = createPrinter((stream, line) => {
      log.append({ type: 'program.printed', origin: 'platform', program: id, stream, line });
    }, copy.silenced);
    const start = (starts.get(id) ?? 0) + 1;
    // On a busy machine a program speaks before its start is in the log: that waits, or the start would forget it.
    const inLog = createThreshold();
    let process: Program;
    try {
      const env = programEnv(role, id, { corners: [...used.values()], start, picture: log.picture() });
      process = await startProgram({
        id,
        file: path.join(labFolder(lab.slug), 'programs', role.program),
        cwd: labFolder(lab.slug),
        env,
        flags: withheldFrom(usesOf(lab, role)),
        shares: [...new Set([...used.values()].flatMap((corner) => corner.files?.() ?? []).map(path.dirname))],
        preloads: (lab.bare ? barePreloadsOf : preloadsOf)(usesOf(lab, role)),
        givesWay: lab.alone ?? false,
        cables: await nearEnds(role, id),
        onLine: (stream, line) => inLog.after(() => printer.print(stream, line)),
        onReport: (report) =>
          inLog.after(() => {
            const timing = readTiming(report);
            if (timing) log.append({ type: 'program.timed', origin: 'client', program: id, ...timing });
            else used.get(report.of)?.report(id, report);
          }),
      });
    } catch (error) {
      // As it was: a program that never ran has no card to start it from.
      if (before) members.set(id, before);
      else members.delete(id);
      throw error;
    }
    starts.set(id, start);
    member.starting = false;
    member.process = process;
    const { pid } = process;
    log.append({ type: 'program.started', origin: 'platform', program: id, role: name, pid });
    for (const corner of used.values()) corner.programStarted?.(id, pid);
    inLog.pass();
    const ending = process.ended.then(({ signal, code, outOfMemory }) => {
      member.process = undefined;
      member.frozen = false;
      printer.flush();
      const cause = outOfMemory ? 'out-of-memory' : causeOf(member.sent, signal, code);
      if (cause === 'crashed') member.crashedAt = Date.now();
      if (cause === 'out-of-memory') printer.print('stderr', copy.memory(memoryMb));
      log.append({ type: 'program.exited', origin: 'platform', program: id, pid, signal, code, cause });
      for (const corner of used.values()) corner.programExited?.(id);
      endings.delete(ending);
    });
    endings.add(ending);
    // Closing may have come while the process was being made.
    if (closed) process.signal('SIGKILL');
  };

  /** Whom programs of the role call, by what their environment names. */
  const calledBy = (role: Role): string[] => {
    const used = [...cornersOf(role).values()];
    return Object.values(role.env ?? {}).flatMap((value) =>
      typeof value === 'string' || 'start' in value || 'setting' in value
        ? []
        : used.flatMap((corner) => corner.serversAt?.(value) ?? []),
    );
  };
  /** Starts them side by side, but whoever calls others of them only once these serve. */
  const launchAll = async (all: readonly { role: string; id: string }[]): Promise<void> => {
    const roles = new Map(all.map(({ role, id }) => [id, role]));
    const callsOf = (id: string): string[] => calledBy(roleOf(roles.get(id) ?? ''));
    // Also by roles that come later, such as a learner's browser.
    const called = new Set(Object.values(lab.roles).flatMap(calledBy));
    for (const wave of wavesOf([...roles.keys()], callsOf)) {
      await Promise.all(wave.map((id) => launch(roles.get(id) ?? '', id)));
      // What has not been started for that never serves.
      if (closed) return;
      // Who has ended by now never serves.
      const awaited = wave.filter((id) => called.has(id) && members.get(id)?.process);
      const serving = awaited.flatMap((id) => [...cornersAt(id)].map((corner) => corner.serving?.(id)));
      await Promise.race([Promise.all(serving), wait(servingPatienceMs, undefined, { ref: false })]);
    }
  };

  const onProgram: Record<ProgramAction, (id: string) => Promise<void> | void> = {
    kill(id) {
      memberOf(id).sent = 'SIGKILL';
      processOf(id).signal('SIGKILL');
    },
    freeze(id) {
      memberOf(id).frozen = true;
      processOf(id).signal('SIGSTOP');
      log.append({ type: 'program.frozen', origin: 'platform', program: id });
      for (const corner of cornersAt(id)) corner.programFrozen?.(id);
    },
    thaw(id) {
      memberOf(id).frozen = false;
      processOf(id).signal('SIGCONT');
      log.append({ type: 'program.thawed', origin: 'platform', program: id });
      for (const corner of cornersAt(id)) corner.programThawed?.(id);
    },
    leave(id) {
      const member = memberOf(id);
      const process = processOf(id);
      member.sent = 'SIGTERM';
      process.signal('SIGTERM');
      const insist = setTimeout(() => {
        member.sent = 'SIGKILL';
        process.signal('SIGKILL');
      }, patienceMs);
      void process.ended.then(() => clearTimeout(insist));
    },
    run: (id) => launch(memberOf(id).role, id),
    remove(id) {
      members.delete(id);
      log.append({ type: 'program.removed', origin: 'platform', program: id });
    },
  };

  return {
    open: () =>
      launchAll(
        Object.entries(lab.roles).flatMap(([name, role]) =>
          programIds(name, role)
            .slice(0, role.start)
            .map((id) => ({ role: name, id })),
        ),
      ),
    check(order, absence) {
      if (order.do === 'start') {
        checkBrokers(order.roles, true, absence);
        if (order.roles.some(nextId)) return;
        const [full = ''] = order.roles;
        throw new Refusal(409, 'role-full', String(roleOf(full).max));
      } else if (order.do === 'tell') {
        // What runs in the learner's browser is there as long as the learner is.
        if (order.roles.every((role) => roleOf(role).runsIn === 'browser')) return;
        const reached = order.roles.flatMap((role) => addressed(role, order.program));
        // A setting is kept for the next start; anything else would be said to nobody.
        if (!order.isSetting) checkBrokers(order.roles, reached.length > 0, absence);
        if (order.program !== undefined) checkAddressee(order.program, order);
        if (reached.length === 0 && !order.isSetting) {
          throw new Refusal(409, 'program-not-running', order.roles.map(roleName).join(', '));
        }
      } else if (order.do === 'cut') {
        const { whose } = order;
        const there = cabled(whose);
        const names = typeof whose === 'string' ? roleName(whose) : whose.map(nameOf).join(', ');
        if (there.length === 0) throw new Refusal(409, 'program-not-running', names);
        for (const [id, cable] of there) if (cable.isCut()) throw new Refusal(409, 'cable-cut', nameOf(id));
      } else if (order.do === 'each') {
        const refusals = order.programs.map((program) => refusalOf(order.action, program, absence));
        const [refusal] = refusals;
        if (refusal && refusals.every((one) => one !== undefined)) throw refusal;
      } else {
        checkProgram(order.do, order.program, absence);
      }
    },
    checkRunning(program) {
      if (!members.get(program)?.process) throw new Refusal(503, 'program-not-running', nameOf(program));
    },
    async carryOut(order) {
      if (order.do === 'start') {
        await Promise.all(
          order.roles.map((role) => {
            const id = nextId(role);
            return id && launch(role, id);
          }),
        );
      } else if (order.do === 'tell') {
        for (const process of order.roles.flatMap((role) => addressed(role, order.program))) process.tell(order.line);
      } else if (order.do === 'cut') {
        for (const [program, cable] of cabled(order.whose)) {
          const lost = order.answersOnly ? 'answers' : 'both-ways';
          log.append({ type: 'cable.cut', origin: 'platform', program, lost });
          cable.cut(order.forMs, lost, () => log.append({ type: 'cable.mended', origin: 'platform', program }));
        }
      } else if (order.do === 'each') {
        // Nobody is away any more than when it was checked: who cannot be asked is left out.
        const there = order.programs.filter((program) => !refusalOf(order.action, program, nobodyAway));
        await Promise.all(there.map((program) => onProgram[order.action](program)));
      } else {
        await onProgram[order.do](order.program);
      }
    },
    holdBack(away) {
      for (const door of watchedDoorsOf(away)) for (const cable of cables.values()) cable.holdBack(door);
    },
    letThrough(back, since) {
      for (const door of watchedDoorsOf(back)) for (const cable of cables.values()) cable.letThrough(door);
      for (const [, member] of dead()) {
        const { crashedAt } = member;
        if (crashedAt !== undefined && crashedAt >= since && usedBy(member).includes(back)) member.owed = true;
      }
    },
    async revive(isAway) {
      const due = dead().filter(([, member]) => member.owed && !usedBy(member).some(isAway));
      await launchAll(due.map(([id, { role }]) => ({ role, id })));
    },
    pids: () => [...members.values()].flatMap(({ process }) => (process ? [process.pid] : [])),
    async close() {
      closed = true;
      // SIGKILL reaches a stopped process as well.
      for (const { process } of members.values()) process?.signal('SIGKILL');
      await Promise.allSettled(launches);
      await Promise.all(endings);
      for (const cable of cables.values()) cable.close();
    },
  };
};

/** What keeps a program from technologies that it does not use. */
const withheldFrom = (used: readonly Technology[]): string[] =>
  technologies.flatMap((one) => {
    const { withheld }: { withheld?: string } = serverTechnologies[one];
    return withheld && !used.includes(one) ? [withheld] : [];
  });

/** A SIGKILL that nobody here sent is the program's own, or the kernel's: no crash either way. */
const causeOf = (
  sent: Member['sent'],
  signal: NodeJS.Signals | null,
  code: number | null,
): EventOf<'program.exited'>['cause'] => {
  if (signal === 'SIGKILL' || sent === 'SIGKILL') return 'killed';
  return sent === 'SIGTERM' && (code === 0 || signal === 'SIGTERM') ? 'left' : 'crashed';
};
