'use client';
import { DropdownMenu } from 'radix-ui';
import { useRef, useState } from 'react';
import type { Lab } from '#model/lab.ts';
import type { Held, Picture, ProgramPicture } from '#model/picture.ts';
import type { Station } from '#model/scene.ts';
import styles from './card.module.css';
import { copy } from './copy.vi.ts';
import { hasOwn, OwnControls, OwnItems } from './own-controls.tsx';
import { SessionRing } from './session-ring.tsx';
import { useFrame, useStage } from './stage-context.ts';
import { starShape } from './token.tsx';

type ProgramStation = Extract<Station, { kind: 'program' }>;

/** A program: its process, what is in its hands, and what can be done to it. Real buttons in HTML over the drawing. */
export function ProgramCard({ station }: { station: ProgramStation }) {
  const { picture, frame, act } = useStage();
  const program = picture.programs[station.program];
  const { x, y, width, height } = station;
  const compact = frame === 'portrait' || height < 100;
  return (
    <foreignObject x={x - width / 2} y={y - height / 2} width={width} height={height} className={styles.frame}>
      {program ? (
        <section className={styles.card} data-state={program.state} data-compact={compact} aria-label={program.id}>
          <header>
            <strong className={styles.id}>{program.id}</strong>
            {act && !compact ? <OwnControls program={program} /> : null}
            <Corner program={program} />
          </header>
          <Body program={program} />
          {act ? compact ? <BreakMenu program={program} /> : <Buttons program={program} /> : null}
        </section>
      ) : null}
    </foreignObject>
  );
}

function Corner({ program }: { program: ProgramPicture }) {
  if (program.state === 'dead') return <span className={styles.signal}>{program.exited?.signal ?? 'exit'}</span>;
  if (program.state === 'left') return <span className={styles.pid}>{copy.hasLeft}</span>;
  if (program.state === 'frozen') return <span className={styles.frozen}>{copy.frozen}</span>;
  if (program.cutAt !== undefined) return <span className={styles.cut}>✕ {copy.cableCut}</span>;
  return <span className={styles.pid}>{copy.pid(program.pid)}</span>;
}

function Body({ program }: { program: ProgramPicture }) {
  const { picture } = useStage();
  if (program.silence && program.state !== 'running') return <SessionRing silence={program.silence} />;
  if (program.state === 'dead') return <span className={styles.said}>{causeOfDeath(program)}</span>;
  if (program.state === 'left') return <span className={styles.said}>{copy.leftPolitely}</span>;
  const held = program.hands[0];
  const memberships = Object.values(picture.groups).flatMap((group) =>
    group.members.filter((member) => member.program === program.id).map((member) => ({ group, member })),
  );
  const membership = memberships[0];
  const owned = membership?.member.partitions.map((one) => one.partition) ?? [];
  if (membership || Object.keys(picture.topics).length > 0) {
    return (
      <div className={styles.hands}>
        {held ? <Carriage held={held} program={program.id} /> : <span className={styles.slot} />}
        <span>{membership ? (owned.length > 0 ? copy.owns(owned) : copy.idleMember) : copy.joining}</span>
      </div>
    );
  }
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

/** Past this many in its hands a card shows how full they are, not what is in front. */
const mostCarried = 12;

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

const causeOfDeath = (program: ProgramPicture): string => {
  const { exited } = program;
  if (!exited) return '';
  if (exited.cause === 'out-of-memory') return copy.outOfMemory;
  const labels = exited.held.map((held) => (held.queue === undefined ? held.label : `#${held.label}`));
  if (exited.cause === 'crashed' && exited.signal === null) return copy.crashed(exited.code);
  return labels.length > 0 ? copy.diedHolding(labels) : copy.diedIdle;
};

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

function Buttons({ program }: { program: ProgramPicture }) {
  const { lab } = useStage();
  if (program.state === 'running' && !isBreakable(lab, program)) return null;
  return (
    <footer>
      <Actions program={program} />
    </footer>
  );
}

const isBreakable = (lab: Lab, { role }: ProgramPicture): boolean => lab.roles[role]?.breakable !== false;

const offered = (program: ProgramPicture): { action: string; label: string; look?: string | undefined }[] => {
  if (program.state === 'dead' || program.state === 'left') {
    return [
      { action: 'run', label: copy.run, look: styles.run },
      { action: 'remove', label: copy.remove },
    ];
  }
  return [
    { action: 'kill', label: copy.kill, look: styles.kill },
    program.state === 'frozen' ? { action: 'thaw', label: copy.thaw } : { action: 'freeze', label: copy.freeze },
    { action: 'leave', label: copy.leave },
  ];
};

function Actions({ program }: { program: ProgramPicture }) {
  const { act, pending } = useStage();
  return offered(program).map(({ action, label, look }) => (
    <button
      key={action}
      type="button"
      className={look}
      data-pending={pending(action, program.id)}
      aria-label={copy.actionLabel(label, program.id)}
      onClick={() => act?.(action, program.id)}
    >
      {label}
    </button>
  ));
}

function BreakMenu({ program }: { program: ProgramPicture }) {
  const { act, lab } = useStage();
  if (program.state === 'dead' || program.state === 'left') {
    return (
      <footer>
        <button
          type="button"
          className={styles.run}
          aria-label={copy.actionLabel(copy.run, program.id)}
          onClick={() => act?.('run', program.id)}
        >
          {copy.run}
        </button>
      </footer>
    );
  }
  const breaks = isBreakable(lab, program) ? offered(program) : [];
  if (breaks.length === 0 && !hasOwn(lab, program.role)) return null;
  return (
    <footer>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger className={styles.menuButton} aria-label={copy.breakLabel(program.id)}>
          {copy.break}
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className={styles.menu} align="end" sideOffset={4}>
            {breaks.map(({ action, label }) => (
              <DropdownMenu.Item key={action} className={styles.item} onSelect={() => act?.(action, program.id)}>
                {label}
              </DropdownMenu.Item>
            ))}
            <OwnItems program={program} compact />
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    </footer>
  );
}
