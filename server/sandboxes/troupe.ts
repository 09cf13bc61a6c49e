import path from 'node:path';
import type { ProgramAction } from '#model/control.ts';
import type { EnvValue, Lab, Role } from '#model/lab.ts';
import { programIds } from '#model/role.ts';
import { settingKey } from '#model/setting.ts';
import type { Report, TechnologySandbox } from '#server/brokers/technology.ts';
import { type Program, startProgram } from '#server/programs/program.ts';
import { copy } from './copy.vi.ts';
import { labFolder } from './labs.ts';
import type { Log } from './log.ts';
import { createPrinter } from './printer.ts';
import { Refusal } from './refusal.ts';

/** What may be asked of the troupe. */
export type Order =
  | { do: ProgramAction; program: string }
  | { do: 'start'; role: string }
  | { do: 'tell'; role: string; line: string; program?: string | undefined };

/** The running programs of one sandbox. */
export interface Troupe {
  /** Throws a `Refusal` where the order could not be carried out now. */
  check(order: Order): void;
  /** Carries the order out; resolves when it is on its way. */
  carryOut(order: Order): Promise<void>;
  /** Starts again what crashed since that time (server clock, ms): a broker took it along. */
  revive(since: number): Promise<void>;
  pids(): number[];
  /** Kills what runs; resolves when all have gone. */
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
}

// A slow worker may have a minute of work in hand when it is asked to leave.
const patienceMs = 60_000;
const libraryOf = { rabbitmq: 'amqplib', kafka: 'kafkajs' } as const satisfies Record<string, Report['of']>;

/** Runs a lab's programs against the sandbox's corners of the brokers, and writes what becomes of them to the log. */
export const createTroupe = (lab: Lab, log: Log, halves: readonly TechnologySandbox[]): Troupe => {
  const members = new Map<string, Member>();
  const endings = new Set<Promise<void>>();
  let closed = false;

  const roleOf = (name: string): Role => {
    const role = lab.roles[name];
    if (!role) throw new Refusal(404, 'unknown-program', name);
    return role;
  };
  const memberOf = (id: string): Member => {
    const member = members.get(id);
    if (!member) throw new Refusal(404, 'unknown-program', id);
    return member;
  };
  const processOf = (id: string): Program => {
    const { process } = memberOf(id);
    if (!process) throw new Refusal(409, 'program-not-running', id);
    return process;
  };
  const nextId = (name: string): string | undefined => programIds(name, roleOf(name)).find((one) => !members.has(one));
  const addressed = (role: string, id: string | undefined): Program[] =>
    [...members].flatMap(([one, member]) =>
      member.role === role && (id === undefined || one === id) && member.process ? [member.process] : [],
    );

  const checkProgram = (action: ProgramAction, id: string): void => {
    const member = memberOf(id);
    if (action === 'run' || action === 'remove') {
      if (member.process || member.starting) throw new Refusal(409, 'program-running', id);
      return;
    }
    processOf(id);
    if (roleOf(member.role).breakable === false) throw new Refusal(409, 'not-breakable', id);
    if (action === 'thaw' && !member.frozen) throw new Refusal(409, 'program-not-frozen', id);
    // A stopped process gets no SIGTERM before it goes on: the click would seem to do nothing.
    if ((action === 'freeze' || action === 'leave') && member.frozen) throw new Refusal(409, 'program-frozen', id);
  };

  const resolved = (value: EnvValue, id: string): string => {
    if (typeof value === 'string') return value;
    if ('topic' in value) return halves.find((half) => half.topicName)?.topicName?.(value.topic) ?? value.topic;
    if ('group' in value) return halves.find((half) => half.groupName)?.groupName?.(value.group) ?? value.group;
    const { settings } = log.picture();
    return String(settings[settingKey(value.setting, id)] ?? settings[value.setting] ?? '');
  };

  const launch = async (name: string, id: string): Promise<void> => {
    const role = roleOf(name);
    const member: Member = {
      role: name,
      process: undefined,
      starting: true,
      frozen: false,
      sent: undefined,
      crashedAt: undefined,
    };
    members.set(id, member);
    const printer = createPrinter((stream, line) => {
      log.append({ type: 'program.printed', origin: 'platform', program: id, stream, line });
    }, copy.silenced);
    const env: Record<string, string> = {};
    for (const half of halves) Object.assign(env, half.env(id));
    for (const [variable, value] of Object.entries(role.env ?? {})) env[variable] = resolved(value, id);
    const process = await startProgram({
      id,
      file: path.join(labFolder(lab.slug), 'programs', role.program),
      cwd: labFolder(lab.slug),
      env,
      libraries: lab.needs.map((technology) => libraryOf[technology]),
      onLine: printer.print,
      onReport: (report) => {
        for (const half of halves) half.report(id, report);
      },
    }).finally(() => {
      member.starting = false;
    });
    member.process = process;
    const { pid } = process;
    log.append({ type: 'program.started', origin: 'platform', program: id, role: name, pid });
    for (const half of halves) half.programStarted(id, pid);
    const ending = process.ended.then(({ signal, code, outOfMemory }) => {
      member.process = undefined;
      member.frozen = false;
      printer.flush();
      const cause = outOfMemory
        ? 'out-of-memory'
        : member.sent === 'SIGKILL'
          ? 'killed'
          : member.sent === 'SIGTERM' && (code === 0 || signal === 'SIGTERM')
            ? 'left'
            : 'crashed';
      if (cause === 'crashed') member.crashedAt = Date.now();
      if (cause === 'out-of-memory') printer.print('stderr', copy.memory);
      log.append({ type: 'program.exited', origin: 'platform', program: id, pid, signal, code, cause });
      for (const half of halves) half.programExited(id);
      endings.delete(ending);
    });
    endings.add(ending);
    // Closing may have come while the process was being made.
    if (closed) process.signal('SIGKILL');
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
      for (const half of halves) half.programFrozen(id);
    },
    thaw(id) {
      memberOf(id).frozen = false;
      processOf(id).signal('SIGCONT');
      log.append({ type: 'program.thawed', origin: 'platform', program: id });
      for (const half of halves) half.programThawed(id);
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
    check(order) {
      if (order.do === 'start') {
        if (!nextId(order.role)) throw new Refusal(409, 'role-full', String(roleOf(order.role).max));
      } else if (order.do === 'tell') {
        if (order.program !== undefined) processOf(order.program);
      } else {
        checkProgram(order.do, order.program);
      }
    },
    async carryOut(order) {
      if (order.do === 'start') {
        const id = nextId(order.role);
        if (id) await launch(order.role, id);
      } else if (order.do === 'tell') {
        for (const process of addressed(order.role, order.program)) process.tell(order.line);
      } else {
        await onProgram[order.do](order.program);
      }
    },
    async revive(since) {
      const crashed = [...members].filter(
        ([, { process, starting, crashedAt = 0 }]) => !process && !starting && crashedAt >= since,
      );
      await Promise.all(crashed.map(([id, { role }]) => launch(role, id)));
    },
    pids: () => [...members.values()].flatMap(({ process }) => (process ? [process.pid] : [])),
    async close() {
      closed = true;
      // SIGKILL reaches a stopped process as well.
      for (const { process } of members.values()) process?.signal('SIGKILL');
      await Promise.all(endings);
    },
  };
};
