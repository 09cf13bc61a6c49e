'use client';
import Link from 'next/link';
import { useEffect, useState } from 'react';
import { copy } from './copy.vi.ts';
import styles from './held-rooms.module.css';
import { type HeldRoom, sandboxApi } from './sandbox-api.ts';
import type { Session } from './session.ts';

/** The rooms that the learner has in other labs; closing one begins this lab. */
export function HeldRooms({ session }: { session: Session }) {
  const [rooms, setRooms] = useState<readonly HeldRoom[]>([]);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    void sandboxApi.held().then((held) => {
      if (!gone) setRooms(held);
    });
    return () => {
      gone = true;
    };
  }, []);
  if (rooms.length === 0) return null;
  const giveUp = async ({ lab, sandboxId }: HeldRoom): Promise<void> => {
    const answer = await (sandboxId === null ? sandboxApi.leave(lab) : sandboxApi.close(sandboxId));
    // One that has ended meanwhile makes room as well.
    if (answer.ok || answer.error.code !== 'unreachable') return session.start();
    setFailed(answer.error.sentence);
  };
  return (
    <div className={styles.rooms}>
      <p>{failed ?? copy.rooms.whatFollows}</p>
      <ul aria-label={copy.rooms.label}>
        {rooms.map((room) => {
          const { lab, title, sandboxId } = room;
          const action = sandboxId === null ? copy.rooms.leave : copy.closeRoom.whole;
          return (
            <li key={lab}>
              <Link href={`/lab/${lab}`}>{title}</Link>
              {sandboxId === null ? <small>{copy.rooms.waiting}</small> : null}
              <button type="button" aria-label={copy.rooms.of(action, title)} onClick={() => void giveUp(room)}>
                {action}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
