'use client';
import { useStore } from 'zustand';
import { FollowFlag } from '#components/diagram/follow-flag.tsx';
import { copy } from './copy.vi.ts';
import styles from './follow.module.css';
import type { Follow } from './follow.ts';

/** Chooses an order before it is there: the next one that is sent. */
export function FollowNext({ follow }: { follow: Follow }) {
  const waits = useStore(follow, (state) => state.waitsSince !== null);
  return (
    <button type="button" className={styles.next} aria-pressed={waits} onClick={waits ? follow.stop : follow.next}>
      <FollowFlag told={false} />
      {waits ? copy.waiting : copy.next}
    </button>
  );
}

/** Follows one message that is looked at, or stops it. */
export function FollowThis({ follow, message }: { follow: Follow; message: string }) {
  const followed = useStore(follow, () => follow.isFollowed(message));
  return (
    <button
      type="button"
      className={styles.next}
      aria-pressed={followed}
      onClick={followed ? follow.stop : () => follow.follow(message)}
    >
      <FollowFlag told={false} />
      {followed ? copy.stop : copy.this}
    </button>
  );
}
