'use client';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { FollowFlag } from '#components/diagram/follow-flag.tsx';
import { type Biography, biographyOf } from '#model/biography.ts';
import type { Names } from '../names.ts';
import type { Player } from '../use-playback.ts';
import { useReadState } from '../use-playback.ts';
import { biographyText, copy } from './copy.vi.ts';
import styles from './follow.module.css';

interface FollowStripProps {
  player: Player;
  names: Names;
  onSelect: (message: string) => void;
}

/** Under the stage while an order is followed: what has become of it until the moment that is shown, in one sentence. */
export function FollowStrip({ player, names, onSelect }: FollowStripProps) {
  const subject = useStore(player.follow, (state) => state.subject);
  if (subject === null) return null;
  return <Strip key={subject} player={player} names={names} onSelect={onSelect} subject={subject} />;
}

function Strip({ player, names, onSelect, subject }: FollowStripProps & { subject: string }) {
  const { playback, chronicle, follow } = player;
  const { picture } = useReadState(playback);
  const biography = untilThen(player, subject, picture.seq, picture.at);
  const seq = biography?.seq;
  const began = useMemo(() => playback.events().find((event) => event.seq === seq), [playback, seq]);
  const message = chronicle.legsOf(subject)[0]?.message;
  return (
    <section className={styles.strip} data-focus-home="" aria-label={copy.strip}>
      <p>
        <FollowFlag told={false} />
        {biography ? biographyText(biography, began, names) : copy.notYet}
      </p>
      <span className={styles.actions}>
        <button type="button" onClick={() => replay(player, subject)}>
          {copy.replay}
        </button>
        {message === undefined ? null : (
          <button type="button" onClick={() => onSelect(message)}>
            {copy.open}
          </button>
        )}
        <button type="button" onClick={follow.stop}>
          {copy.stop}
        </button>
      </span>
    </section>
  );
}

const untilThen = ({ chronicle }: Player, subject: string, seq: number, at: number): Biography | undefined =>
  biographyOf(
    chronicle.legsOf(subject).filter((leg) => leg.seq <= seq),
    chronicle.blows().filter((blow) => blow.at <= at),
  );

/** A moment before it is sent, so that its departure is seen. */
const leadMs = 300;

const replay = ({ playback, chronicle }: Player, subject: string): void => {
  const from = chronicle.legsOf(subject)[0]?.at;
  if (from === undefined) return;
  playback.seek(from - leadMs);
  playback.play();
};
