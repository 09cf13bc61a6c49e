import type { LabEvent } from '#model/events.ts';

/** A line of a program's code, and which programs were there last. */
export interface RunningLine {
  file: string;
  line: number;
  programs: readonly string[];
}

/** So many events are looked through at the most. */
const farBack = 3_000;

/**
 * Where in its code each program was when it last did something that the log has a line for, among the first `shown` events.
 * What the process before the present one did is not told.
 */
export const runningLines = (
  events: readonly LabEvent[],
  shown: number,
  programs: readonly string[],
): readonly RunningLine[] => {
  const sought = new Set(programs);
  const found = new Map<string, RunningLine>();
  for (let index = shown - 1; index >= Math.max(0, shown - farBack) && sought.size > 0; index -= 1) {
    const event = events[index];
    if (!event || !('program' in event) || !event.program || !sought.has(event.program)) continue;
    if (event.type === 'program.started') sought.delete(event.program);
    if (!('site' in event) || event.site === undefined) continue;
    sought.delete(event.program);
    const others = found.get(event.site)?.programs ?? [];
    const [, file = '', line = ''] = /^(.*):(\d+)$/.exec(event.site) ?? [];
    found.set(event.site, { file, line: Number(line), programs: [...others, event.program].sort() });
  }
  return [...found.values()];
};
