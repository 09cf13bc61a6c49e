'use client';
import { useStage } from '#components/diagram/stage-context.ts';
import { labelOf } from '#model/label.ts';
import { inboxOf } from '#model/technologies/smtp/picture.ts';
import type { InboxStation } from '#model/technologies/smtp/stations.ts';
import { copy } from './copy.vi.ts';
import styles from './inbox.module.css';

const headHeight = 30;
const footHeight = 22;
const rowHeight = 20;

/** The inbox of a mail server: its newest mails, and how many it has taken over. */
export function Inbox({ station }: { station: InboxStation }) {
  const { picture } = useStage();
  const { x, y, width, height } = station;
  const { accepted = 0 } = picture.mailServers[station.server] ?? {};
  const room = Math.max(1, Math.floor((height - headHeight - footHeight) / rowHeight));
  const mails = inboxOf(picture, station.server).slice(-room).toReversed();
  return (
    <foreignObject x={x - width / 2} y={y - height / 2} width={width} height={height}>
      <section className={styles.inbox} aria-label={copy.inbox}>
        <strong>{copy.inbox}</strong>
        {mails.length === 0 ? <p className={styles.empty}>{copy.empty}</p> : null}
        <ul>
          {mails.map(({ id, title, subject, to }) => (
            <li key={id} title={`${to.join(', ')}: ${title}`}>
              {subject === undefined ? null : <b>{labelOf(subject)}</b>} {title}
            </li>
          ))}
        </ul>
        <p className={styles.count}>{copy.count(accepted)}</p>
      </section>
    </foreignObject>
  );
}
