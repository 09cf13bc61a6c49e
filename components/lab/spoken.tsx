'use client';
import { useEffect, useState } from 'react';
import type { LabEvent } from '#model/events.ts';
import { eventsAfter } from '#model/history.ts';
import type { LabCopy } from '#model/lab.ts';
import type { Playback } from '#model/playback.ts';
import { eventText } from './events/copy.vi.ts';

interface SpokenProps {
  playback: Playback;
  words: LabCopy;
  nameOf: (program: string) => string;
  running: boolean;
}

/** What a screen reader is told while the lab runs: deaths, returns, objectives, hints; not every message. */
export function Spoken({ playback, words, nameOf, running }: SpokenProps) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (!running) return;
    let seen = playback.events().at(-1)?.seq ?? 0;
    return playback.subscribe(() => {
      const events = playback.events();
      const news = eventsAfter(events, seen).flatMap((event) => sentence(event, words, nameOf));
      seen = events.at(-1)?.seq ?? 0;
      if (news.length > 0) setSaid(news.slice(-4).join('. '));
    });
  }, [playback, words, nameOf, running]);
  return (
    <p className="sr-only" aria-live="polite">
      {said}
    </p>
  );
}

const sentence = (event: LabEvent, words: LabCopy, nameOf: SpokenProps['nameOf']): string[] => {
  switch (event.type) {
    case 'objective.met':
      return [`${eventText(event, nameOf)}: ${words.objectives[event.objective] ?? event.objective}`];
    case 'hint.raised':
      return [words.hints[event.hint] ?? eventText(event, nameOf)];
    case 'message.delivered':
      return event.redelivered ? [eventText(event, nameOf)] : [];
    case 'program.started':
    case 'program.exited':
    case 'program.frozen':
    case 'program.thawed':
    case 'message.dead-lettered':
    case 'message.dropped':
    case 'message.returned':
    case 'message.refused':
    case 'message.vanished':
    case 'cable.cut':
    case 'cable.mended':
    case 'broker.lost':
    case 'broker.returned':
    case 'group.rebalancing':
    case 'member.silenced':
    case 'prediction.settled':
      return [eventText(event, nameOf)];
    default:
      return [];
  }
};
