'use client';
import { useEffect, useState } from 'react';
import { technologyViews } from '#components/technologies.ts';
import type { LabEvent, LabEventType } from '#model/events.ts';
import { eventsAfter } from '#model/history.ts';
import type { LabCopy } from '#model/lab.ts';
import type { Playback } from '#model/playback.ts';
import { eventText } from './events/copy.vi.ts';
import type { Names } from './names.ts';

interface SpokenProps {
  playback: Playback;
  words: LabCopy;
  names: Names;
  running: boolean;
}

/** What a screen reader is told while the lab runs: deaths, returns, objectives, hints; not every message. */
export function Spoken({ playback, words, names, running }: SpokenProps) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (!running) return;
    let seen = playback.events().at(-1)?.seq ?? 0;
    return playback.subscribe(() => {
      const events = playback.events();
      const news = eventsAfter(events, seen).flatMap((event) => sentence(event, words, names));
      seen = events.at(-1)?.seq ?? 0;
      if (news.length > 0) setSaid(news.slice(-4).join('. '));
    });
  }, [playback, words, names, running]);
  return (
    <p className="sr-only" aria-live="polite">
      {said}
    </p>
  );
}

const news: ReadonlySet<LabEventType> = new Set<LabEventType>([
  'program.started',
  'program.exited',
  'program.frozen',
  'program.thawed',
  'cable.cut',
  'cable.mended',
  'broker.lost',
  'broker.returned',
  'prediction.settled',
]);

const isSpoken = (event: LabEvent): boolean =>
  news.has(event.type) || Object.values(technologyViews).some((view) => view.isSpoken(event));

const sentence = (event: LabEvent, words: LabCopy, names: Names): string[] => {
  if (event.type === 'hint.raised') return [words.hints[event.hint] ?? eventText(event, names)];
  if (event.type === 'objective.met')
    return [`${eventText(event, names)}: ${words.objectives[event.objective] ?? event.objective}`];
  return isSpoken(event) ? [eventText(event, names)] : [];
};
