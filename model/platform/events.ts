import { z } from 'zod';
import { eventOf, nullableProgram, program } from '../event-shape.ts';
import { technologies } from '../technology.ts';

const setting = z.union([z.string(), z.number(), z.boolean()]);
/** Seq numbers of the events that prove a statement. */
const evidence = z.array(z.number().int().positive());

// The programs of the lab, as the operating system sees them.
const programStarted = eventOf('program.started', { program, role: z.string(), pid: z.number().int() });
const programExited = eventOf('program.exited', {
  program,
  pid: z.number().int(),
  signal: z.string().nullable(),
  code: z.number().int().nullable(),
  /** `killed` by SIGKILL from the learner or from itself, `left` after SIGTERM, `crashed` by itself, `out-of-memory` at its limit. */
  cause: z.enum(['killed', 'left', 'crashed', 'out-of-memory']),
});
const programFrozen = eventOf('program.frozen', { program });
const programThawed = eventOf('program.thawed', { program });
const programRemoved = eventOf('program.removed', { program });
const programPrinted = eventOf('program.printed', {
  program,
  stream: z.enum(['stdout', 'stderr']),
  line: z.string(),
});

/** What a program has timed by itself, as `performance.measure` of User Timing has it: a name, and what it says of it. */
const programTimed = eventOf('program.timed', {
  program,
  name: z.string(),
  ms: z.number().nonnegative(),
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
});

// What the learner asked for and the platform accepted: a request, never a result.
const actionAccepted = eventOf('action.accepted', {
  action: z.string(),
  program: nullableProgram,
  /** A form's fields by their ids, or the one value of another control. */
  value: z.union([setting, z.record(z.string(), z.string())]).nullable(),
});
const settingChanged = eventOf('setting.changed', { setting: z.string(), program: nullableProgram, value: setting });

// The cable between a program and its broker: a proxy of the platform's that may swallow what goes through it.
/** From now on nothing passes, or nothing but what the program writes, and neither side is told. */
const cableCut = eventOf('cable.cut', { program, lost: z.enum(['both-ways', 'answers']).default('both-ways') });
/** The connections that were cut are reset, and new ones pass. */
const cableMended = eventOf('cable.mended', { program });

// The brokers as a whole.
const technology = z.enum(technologies);
const brokerLost = eventOf('broker.lost', { technology });
const brokerReturned = eventOf('broker.returned', { technology });
/** Processor time that its own process has used since it began, in ms, whoever it worked for; told of one that the server runs. */
const brokerMeasured = eventOf('broker.measured', { technology, cpuMs: z.number().nonnegative() });

// Learning, judged from the events above.
const predictionMade = eventOf('prediction.made', { prediction: z.string(), option: z.string() });
const predictionSettled = eventOf('prediction.settled', {
  prediction: z.string(),
  actual: z.string(),
  /** Figures and names from this run for the explanation: `{ ms: 19, message: '17' }`. */
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  evidence,
});
const objectiveMet = eventOf('objective.met', { objective: z.string(), evidence });
const hintRaised = eventOf('hint.raised', { hint: z.string(), evidence });

/** What the platform itself does, sees and concludes, whatever the lab's programs talk to. */
export const platformEvents = [
  programStarted,
  programExited,
  programFrozen,
  programThawed,
  programRemoved,
  programPrinted,
  programTimed,
  actionAccepted,
  settingChanged,
  cableCut,
  cableMended,
  brokerLost,
  brokerReturned,
  brokerMeasured,
  predictionMade,
  predictionSettled,
  objectiveMet,
  hintRaised,
] as const;
