'use client';
import { useRef, useState } from 'react';
import type { Held, Picture, ProgramPicture } from '#model/picture.ts';
import { copy } from './copy.vi.ts';
import styles from './hands.module.css';
import { useFrame, useStage } from './stage-context.ts';
import { starShape } from './token.tsx';

/** Past this many in its hands a card shows how full they are, not what is in front. */
const mostCarried = 12;

/** What a program holds of its queues: the message in front and its work, or how full its hands are. */
export function Hands({ program }: { program: ProgramPicture }) {
  const { picture } = useStage();
  const held = program.hands[0];
  if (!held) return <span className={styles.idle}>{idleText(picture.queues, program)}</span>;
  if (program.hands.length > mostCarried) return <Load program={program} />;
  const more = program.hands.length - 1;
  return (
    <div className={styles.hands}>
      <Carriage held={held} program={program.id} />
      {more > 0 ? <span className={styles.more}>{copy.more(more)}</span> : null}
      <Work key={held.message} program={program} held={held} />
    </div>
  );
}

/** What a member of a group holds: the record in front, and its partitions in words. */
export function MemberHands({ program, words }: { program: ProgramPicture; words: string }) {
  const held = program.hands[0];
  return (
    <div className={styles.hands}>
      {held ? <Carriage held={held} program={program.id} /> : <span className={styles.slot} />}
      <span>{words}</span>
    </div>
  );
}

const consumersOf = (queues: Picture['queues'], program: string): Picture['queues'][string]['consumers'] =>
  Object.values(queues).flatMap((queue) => queue.consumers.filter((consumer) => consumer.program === program));

// Whoever only publishes is not waiting for anything.
const idleText = (queues: Picture['queues'], { id, published }: ProgramPicture): string => {
  if (consumersOf(queues, id).length > 0) return copy.waiting;
  return published.sent > 0 ? copy.hasSent(published.sent) : copy.idle;
};

/** A batch: how many it holds, of as many as its prefetch lets it. */
function Load({ program }: { program: ProgramPicture }) {
  const { picture } = useStage();
  const count = program.hands.length;
  const limit = consumersOf(picture.queues, program.id).reduce((sum, { prefetch }) => sum + prefetch, 0);
  return (
    <div className={styles.hands}>
      <strong className={styles.load}>{limit > 0 ? copy.ofPrefetch(count, limit) : copy.inHands(count)}</strong>
      {limit > 0 ? (
        <span className={styles.bar}>
          <i style={{ transform: `scaleX(${Math.min(1, count / limit)})` }} />
        </span>
      ) : null}
    </div>
  );
}

function Carriage({ held, program }: { held: Held; program: string }) {
  const { picture, select, hover } = useStage();
  const priority = picture.messages[held.message]?.priority ?? 0;
  return (
    <button
      type="button"
      className={styles.carriage}
      data-message={held.message}
      data-station={program}
      aria-label={copy.openMessage(held.label, held.redelivered, priority)}
      onClick={() => select(held.message)}
      onPointerEnter={() => hover(held.message)}
      onPointerLeave={() => hover(null)}
    >
      {held.label}
      {held.redelivered ? (
        <svg viewBox="-8 -8 16 16" className={styles.again} aria-hidden="true">
          <circle r="7" />
          <path d="M-3.1 0a3.1 3.1 0 1 1 1 2.3m-1.2.2l1.2-.2.2-1.3" />
        </svg>
      ) : null}
      {priority > 0 ? (
        <svg viewBox="-8 -8 16 16" className={styles.star} aria-hidden="true">
          <path d={starShape} />
        </svg>
      ) : null}
    </button>
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
