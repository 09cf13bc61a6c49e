'use client';
import { useState } from 'react';
import { useStore } from 'zustand';
import { FollowFlag } from '#components/diagram/follow-flag.tsx';
import type { LabEvent } from '#model/events.ts';
import { messageOf } from '#model/history.ts';
import type { Playback } from '#model/playback.ts';
import { copy } from '../copy.vi.ts';
import { eventText } from '../events/copy.vi.ts';
import type { Follow } from '../follow/follow.ts';
import type { Names } from '../names.ts';
import { useReadState } from '../use-playback.ts';
import styles from './tabs.module.css';

interface LogProps {
  playback: Playback;
  follow: Follow;
  names: Names;
  onSelect: (message: string) => void;
  onSeek: (at: number) => void;
}

const limit = 250;

/** The log in words, newest first: what stands on the stage, as text. */
export function LogTab({ playback, follow, names, onSelect, onSeek }: LogProps) {
  const { shown } = useReadState(playback);
  useStore(follow, (state) => state.subject);
  const events = playback.events();
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLocaleLowerCase('vi');
  const found: LabEvent[] = [];
  let index = shown - 1;
  for (; index >= 0 && found.length < limit; index -= 1) {
    const event = events[index];
    if (!event) continue;
    if (wanted === '' || `${event.type} ${eventText(event, names)}`.toLocaleLowerCase('vi').includes(wanted))
      found.push(event);
  }
  return (
    <div className={styles.stack}>
      <input
        type="search"
        className={styles.filter}
        aria-label={copy.log.filter}
        placeholder={copy.log.filterPlaceholder}
        value={filter}
        onChange={(event) => setFilter(event.currentTarget.value)}
      />
      {found.length === 0 ? <p className={styles.small}>{shown === 0 ? copy.log.empty : copy.log.nothing}</p> : null}
      <ol className={styles.history}>
        {found.map((event) => {
          const message = messageOf(event);
          return (
            <li
              key={event.seq}
              data-dead={event.type === 'program.exited' && event.cause !== 'left'}
              title={event.type}
            >
              <button type="button" onClick={() => onSeek(event.at)}>
                {copy.clock(event.at)}
              </button>
              {message ? (
                <button type="button" className={styles.plain} onClick={() => onSelect(message)}>
                  {follow.isFollowed(message) ? <FollowFlag /> : null}
                  {eventText(event, names)}
                </button>
              ) : (
                <span>{eventText(event, names)}</span>
              )}
              <small>{copy.log.origin[event.origin]}</small>
            </li>
          );
        })}
      </ol>
      {index >= 0 && found.length === limit ? <p className={styles.small}>{copy.log.older(index + 1)}</p> : null}
    </div>
  );
}
