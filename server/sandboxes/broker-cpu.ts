import type { Lab } from '#model/lab.ts';
import type { Technology } from '#model/technology.ts';
import type { Emit } from '#server/technologies/technology.ts';

/**
 * An `append` that tells, before what a program has timed, what the brokers have used of the processors until then, where that has
 * grown. Only in a lab that runs alone: on a broker full of others' work it would say nothing of this one's.
 */
export const tellingBrokersCpu = (
  { alone, needs }: Pick<Lab, 'alone' | 'needs'>,
  cpuMsOf: (technology: Technology) => number | undefined,
  append: Emit,
): Emit => {
  if (!alone) return append;
  const told = new Map<Technology, number>();
  return (draft) => {
    for (const technology of draft.type === 'program.timed' ? needs : []) {
      const cpuMs = cpuMsOf(technology);
      if (cpuMs === undefined || cpuMs === told.get(technology)) continue;
      told.set(technology, cpuMs);
      append({ type: 'broker.measured', origin: 'platform', technology, cpuMs });
    }
    append(draft);
  };
};
