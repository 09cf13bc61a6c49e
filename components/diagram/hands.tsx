'use client';
import { useRef, useState } from 'react';
import { colourOf } from '#components/technology-colour.ts';
import type { CardWords } from '#components/technology-view.ts';
import type { Held, ProgramPicture } from '#model/picture.ts';
import { Carriage } from './carriage.tsx';
import { copy } from './copy.vi.ts';
import { FollowFlag } from './follow-flag.tsx';
import styles from './hands.module.css';
import { useFrame, useStage } from './stage-context.ts';

/** Past this many in its hands a card shows how full they are, not what is in front. */
const mostCarried = 12;

/** What a program has in its hands, in the colour of what is in front, and what is to be said beside it. */
export function Hands({ program, words }: { program: ProgramPicture; words: CardWords }) {
  const held = program.hands[0];
  if (!held && !words.always) return <span className={styles.idle}>{words.says}</span>;
  return (
    <div className={styles.hands} style={held && { '--l': colourOf(held.technology) }}>
      {words.always ? (
        <>
          {held ? <Carriage held={held} program={program.id} /> : <span className={styles.slot} />}
          <span>{words.says}</span>
        </>
      ) : program.hands.length > mostCarried ? (
        <>
          <FlagOf held={program.hands} />
          <Load count={program.hands.length} limit={words.limit} />
        </>
      ) : held ? (
        <Front program={program} held={held} />
      ) : null}
    </div>
  );
}

/** The one in front and its work, and how many are behind it. */
function Front({ program, held }: { program: ProgramPicture; held: Held }) {
  const more = program.hands.length - 1;
  return (
    <>
      <Carriage held={held} program={program.id} />
      {more > 0 ? (
        <span className={styles.more}>
          <FlagOf held={program.hands.slice(1)} />
          {copy.more(more)}
        </span>
      ) : null}
      <Work key={held.message} program={program} held={held} />
    </>
  );
}

/** The flag where what is followed is among those that are only counted. */
function FlagOf({ held }: { held: readonly Held[] }) {
  const { isFollowed } = useStage();
  return held.some(({ message }) => isFollowed(message)) ? <FollowFlag /> : null;
}

/** A batch: how many it holds, of as many as it may. */
function Load({ count, limit }: { count: number; limit: number | undefined }) {
  return (
    <>
      <strong className={styles.load}>{limit ? copy.ofLimit(count, limit) : copy.inHands(count)}</strong>
      {limit ? (
        <span className={styles.bar}>
          <i style={{ transform: `scaleX(${Math.min(1, count / limit)})` }} />
        </span>
      ) : null}
    </>
  );
}

/** How long the work on a message has gone on; the bar needs the lab's word on how long it should. */
function Work({ program, held }: { program: ProgramPicture; held: Held }) {
  const { lab, picture, lastFinish } = useStage();
  const bar = useRef<HTMLElement>(null);
  const time = useRef<HTMLSpanElement>(null);
  const expected = lab.workMs?.(held.body, program.id, picture);
  // Prefetched messages wait in memory; work on this one began when it came to the front.
  const [began] = useState(() => Math.max(held.since, lastFinish(program.id)));
  useFrame((now) => {
    const passed = Math.max(0, now - began);
    if (program.state === 'frozen') return;
    if (bar.current && expected) bar.current.style.transform = `scaleX(${Math.min(1, passed / expected)})`;
    if (time.current) time.current.textContent = copy.seconds(passed);
  });
  return (
    <>
      {expected ? (
        <span className={styles.bar}>
          <i ref={bar} />
        </span>
      ) : null}
      <span ref={time} className={styles.time} />
    </>
  );
}
