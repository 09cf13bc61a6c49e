import type { EventDraft, LabEvent } from './events.ts';
import type { Lab } from './lab.ts';
import type { Picture } from './picture.ts';

/**
 * What the log shows that has not been said in it yet: objectives met, predictions settled, mistakes made.
 * Pure; the caller appends the drafts. `events` must hold all since the sandbox opened, or since its log was cut.
 */
export const judge = (lab: Lab, events: readonly LabEvent[], picture: Picture): EventDraft[] => {
  const drafts: EventDraft[] = [];
  for (const { id, met } of lab.objectives) {
    if (picture.objectives[id]) continue;
    const evidence = met(events);
    if (evidence) drafts.push({ type: 'objective.met', origin: 'platform', objective: id, evidence });
  }
  for (const { id, settle } of lab.predictions) {
    const made = picture.predictions[id];
    if (!made || made.settled) continue;
    const settled = settle(events.filter((event) => event.seq > made.madeSeq));
    if (settled) drafts.push({ type: 'prediction.settled', origin: 'platform', prediction: id, ...settled });
  }
  for (const { id, raised } of lab.hints) {
    const evidence = raised(events);
    // The same mistake made again, with newer evidence, is said again.
    if (evidence && last(evidence) > last(picture.hints[id]?.evidence ?? [])) {
      drafts.push({ type: 'hint.raised', origin: 'platform', hint: id, evidence });
    }
  }
  return drafts;
};

const last = (evidence: readonly number[]): number => Math.max(0, ...evidence);
