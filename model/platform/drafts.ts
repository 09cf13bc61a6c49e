import type { EventDraft, EventOf } from '../events.ts';
import type { Technology } from '../technology.ts';

/** Events of the platform as tests write them. */
export const started = (program: string, role = program): EventDraft => ({
  type: 'program.started',
  origin: 'platform',
  program,
  role,
  pid: 1,
});

export const exited = (program: string, cause: EventOf<'program.exited'>['cause'] = 'killed'): EventDraft => ({
  type: 'program.exited',
  origin: 'platform',
  program,
  pid: 1,
  signal: cause === 'killed' ? 'SIGKILL' : null,
  code: null,
  cause,
});

export const frozen = (program: string): EventDraft => ({ type: 'program.frozen', origin: 'platform', program });
export const thawed = (program: string): EventDraft => ({ type: 'program.thawed', origin: 'platform', program });

export const printed = (
  program: string,
  line: string,
  stream: EventOf<'program.printed'>['stream'] = 'stdout',
): EventDraft => ({ type: 'program.printed', origin: 'platform', program, stream, line });

export const timed = (
  program: string,
  name: string,
  ms: number,
  detail: EventOf<'program.timed'>['detail'] = {},
): EventDraft => ({ type: 'program.timed', origin: 'client', program, name, ms, detail });

export const brokerMeasured = (technology: Technology, cpuMs: number): EventDraft => ({
  type: 'broker.measured',
  origin: 'platform',
  technology,
  cpuMs,
});

type Accepted = EventOf<'action.accepted'>;

export const accepted = (
  action: string,
  program: string | null = null,
  value: Accepted['value'] = null,
): EventDraft => ({ type: 'action.accepted', origin: 'platform', action, program, value });

export const changed = (
  setting: string,
  value: EventOf<'setting.changed'>['value'],
  program: string | null = null,
): EventDraft => ({ type: 'setting.changed', origin: 'platform', setting, program, value });

export const predicted = (prediction: string, option = ''): EventDraft => ({
  type: 'prediction.made',
  origin: 'platform',
  prediction,
  option,
});
