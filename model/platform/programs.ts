import type { LabEvent } from '../events.ts';
import type { Apply, FaultPicture } from '../picture.ts';
import { startedParts } from '../technologies.ts';

/** Of each name: what is told often leaves what is told seldom. */
const keptTimed = 100;
const keptFaults = 40;

/** What the operating system knows of the lab's programs. */
export const applyPrograms: Apply = (draft, event) => {
  const fault = faultIn(event);
  if (fault) draft.faults = [...draft.faults, fault].slice(-keptFaults);
  switch (event.type) {
    case 'program.started':
      draft.programs[event.program] = {
        id: event.program,
        role: event.role,
        pid: event.pid,
        state: 'running',
        startedAt: event.at,
        hands: [],
        handled: 0,
        ...startedParts(),
      };
      break;
    case 'program.exited': {
      const program = draft.programs[event.program];
      if (!program) break;
      const { signal, code, cause } = event;
      program.exited = { at: event.at, signal, code, cause, held: program.hands };
      program.state = cause === 'left' ? 'left' : 'dead';
      program.hands = [];
      break;
    }
    case 'program.timed': {
      const program = draft.programs[event.program];
      if (!program) break;
      const { name, ms, detail, seq, at } = event;
      const before = program.timed ?? [];
      const same = before.filter((one) => one.name === name);
      const outdated = same.length < keptTimed ? undefined : same[0]?.seq;
      const brokersCpuMs = { ...draft.brokersCpuMs };
      program.timed = [...before.filter((one) => one.seq !== outdated), { name, ms, detail, seq, at, brokersCpuMs }];
      break;
    }
    case 'program.frozen':
    case 'program.thawed': {
      const program = draft.programs[event.program];
      if (program) program.state = event.type === 'program.frozen' ? 'frozen' : 'running';
      break;
    }
    case 'cable.cut':
    case 'cable.mended': {
      const program = draft.programs[event.program];
      if (!program) break;
      if (event.type === 'cable.cut') {
        program.cutAt = event.at;
        program.cutLoses = event.lost;
      } else {
        delete program.cutAt;
        delete program.cutLoses;
      }
      break;
    }
    case 'program.removed':
      delete draft.programs[event.program];
      break;
  }
};

const faultIn = (event: LabEvent): FaultPicture | undefined => {
  const at = { at: event.at, seq: event.seq };
  switch (event.type) {
    case 'program.exited':
      return { what: event.cause, program: event.program, ...at };
    case 'program.frozen':
      return { what: 'frozen', program: event.program, ...at };
    case 'cable.cut':
      return { what: 'cut', program: event.program, ...at };
    default:
      return undefined;
  }
};
