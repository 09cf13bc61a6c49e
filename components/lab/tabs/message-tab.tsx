'use client';
import { useStore } from 'zustand';
import { FollowFlag } from '#components/diagram/follow-flag.tsx';
import { technologyViews } from '#components/technologies.ts';
import { colourOf } from '#components/technology-colour.ts';
import type { LabEvent } from '#model/events.ts';
import { historyOf, messageOf, newestMessages } from '#model/history.ts';
import { labelOf } from '#model/label.ts';
import type { Playback } from '#model/playback.ts';
import { technologyModels } from '#model/technologies.ts';
import { type Technology, technologies } from '#model/technology.ts';
import { copy } from '../copy.vi.ts';
import { eventText } from '../events/copy.vi.ts';
import type { Follow } from '../follow/follow.ts';
import { FollowThis } from '../follow/follow-next.tsx';
import type { Names } from '../names.ts';
import { useReadState } from '../use-playback.ts';
import own from './message.module.css';
import styles from './tabs.module.css';

interface MessageProps {
  playback: Playback;
  follow: Follow;
  names: Names;
  selected: string | null;
  onSelect: (message: string) => void;
  onSeek: (at: number) => void;
}

/** Everything the log knows of one message or record. */
export function MessageTab({ playback, follow, names, selected, onSelect, onSeek }: MessageProps) {
  const { shown } = useReadState(playback);
  const events = playback.events().slice(0, shown);
  const newest = newestMessages(events, 40);
  useStore(follow, (state) => state.subject);
  return (
    <div className={styles.stack}>
      {selected ? (
        <Inspector
          events={historyOf(events, selected)}
          message={selected}
          follow={follow}
          names={names}
          onSeek={onSeek}
        />
      ) : null}
      <section>
        <h2 className={styles.eyebrow}>{copy.message.list}</h2>
        {newest.length === 0 ? <p className={styles.small}>{copy.message.none}</p> : null}
        {selected || newest.length === 0 ? null : <p className={styles.small}>{copy.message.choose}</p>}
        <div className={styles.messages}>
          {newest.map((message) => (
            <button key={message} type="button" aria-pressed={message === selected} onClick={() => onSelect(message)}>
              {follow.isFollowed(message) ? <FollowFlag /> : null}
              {message.length > 12 ? message.slice(-12) : message}
            </button>
          ))}
        </div>
      </section>
    </div>
  );
}

interface InspectorProps {
  events: readonly LabEvent[];
  message: string;
  follow: Follow;
  names: Names;
  onSeek: (at: number) => void;
}

function Inspector({ events, message, follow, names, onSeek }: InspectorProps) {
  const technology = carrierOf(events, message);
  const view = technology && technologyViews[technology].inspector;
  return (
    <article className={styles.stack} style={technology && { '--l': colourOf(technology) }}>
      <header className={own.messageHead}>
        <span className={own.carriage} data-followed={follow.isFollowed(message) || undefined}>
          {view?.labelIn(events) ?? labelOf(message)}
        </span>
        <code>{message}</code>
        {view?.states(events).map(({ text, tone }) => (
          <span key={text} className={own.state} data-tone={tone}>
            {text}
          </span>
        ))}
        <FollowThis follow={follow} message={message} />
      </header>
      {view ? <view.Facts events={events} /> : null}
      {view?.hasBegun(events) ? null : <p className={styles.small}>{copy.message.publishedBefore}</p>}
      <section>
        <h2 className={styles.eyebrow}>{copy.message.history}</h2>
        <ol className={styles.history}>
          {events.map((event) => (
            <li key={event.seq} data-dead={messageOf(event) === undefined || view?.isLoss(event)}>
              <button type="button" onClick={() => onSeek(event.at)}>
                {copy.clock(event.at)}
              </button>
              <span>{eventText(event, names)}</span>
              <small>{copy.log.origin[event.origin]}</small>
            </li>
          ))}
        </ol>
      </section>
    </article>
  );
}

/** Whose message it is, by the events that are about it. */
const carrierOf = (history: readonly LabEvent[], message: string): Technology | undefined =>
  technologies.find((one) => history.some((event) => technologyModels[one].messageOf(event) === message));
