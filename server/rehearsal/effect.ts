import type { LabEvent } from '#model/events.ts';
import type { Control, Lab } from '#model/lab.ts';
import type { ProgramAction } from '#model/program-action.ts';
import { technologyModels } from '#model/technologies.ts';

const begins = new Set(Object.values(technologyModels).flatMap((technology) => technology.begins));

/** The events that show what has been done to a program. */
const shown = {
  kill: ['program.exited'],
  freeze: ['program.frozen'],
  thaw: ['program.thawed'],
  leave: ['program.exited'],
  run: ['program.started'],
  remove: ['program.removed'],
} as const satisfies Record<ProgramAction, readonly LabEvent['type'][]>;

/**
 * What the first click on that control brought about: the first event of its kind in the log, if it comes after the click.
 * Undefined while there is none, and where the like of it had happened before anybody clicked.
 */
export const effectOf = (lab: Lab, control: Control, events: readonly LabEvent[]): LabEvent | undefined => {
  const click = events.find((event) => event.type === 'action.accepted' && event.action === control.id);
  const effect = events.find(isEffectOf(lab, control, events));
  return click && effect && effect.seq > click.seq ? effect : undefined;
};

/**
 * Whether an event can be the effect of the control: a program that was told has sent something, or there is one more.
 * Of the events only those that say which programs were started are looked at.
 */
export const isEffectOf = (
  lab: Lab,
  { effect }: Control,
  events: readonly LabEvent[],
): ((event: LabEvent) => boolean) => {
  if ('start' in effect) {
    const added = [effect.start]
      .flat()
      .flatMap((role) => startsOf(events, role).slice(lab.roles[role]?.start).slice(0, 1));
    return (event) => isHeardOutside(event) && 'program' in event && added.some((one) => one === event.program);
  }
  if ('cut' in effect) {
    const cut = typeof effect.cut === 'string' ? startsOf(events, effect.cut) : effect.cut;
    return (event) => event.type === 'cable.cut' && cut.includes(event.program);
  }
  if ('do' in effect) {
    const { do: action, to } = effect;
    return (event) =>
      shown[action].some((type) => type === event.type) && 'program' in event && to.includes(String(event.program));
  }
  if ('killBrokers' in effect) {
    const { killBrokers } = effect;
    return (event) => event.type === 'broker.lost' && killBrokers.includes(event.technology);
  }
  const roles = typeof effect.tell === 'function' ? Object.keys(lab.roles) : [effect.tell].flat();
  const told = roles.flatMap((role) => (lab.roles[role]?.runsIn === 'browser' ? [role] : startsOf(events, role)));
  // Of HTTP/1.1 nobody but the client tells; that it was answered shows that somebody else was there.
  const isWord = (event: LabEvent): boolean =>
    (isHeardOutside(event) && begins.has(event.type)) || event.type === 'request.answered';
  // Of programs that run bare nobody tells but themselves.
  const isOwnWord = (event: LabEvent): boolean => lab.bare === true && event.type === 'program.timed';
  return (event) =>
    (isWord(event) || isOwnWord(event)) && 'program' in event && told.some((one) => one === event.program);
};

/** Neither the platform nor the program itself says so. */
const isHeardOutside = ({ origin }: LabEvent): boolean => origin !== 'platform' && origin !== 'client';

/** The programs of the role in the order in which they were started. */
const startsOf = (events: readonly LabEvent[], role: string): string[] =>
  events.flatMap((event) => (event.type === 'program.started' && event.role === role ? [event.program] : []));
