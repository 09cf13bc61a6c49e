'use client';
import { DropdownMenu } from 'radix-ui';
import { useRef, useState } from 'react';
import type { Control } from '#model/lab.ts';
import type { Held, ProgramPicture } from '#model/picture.ts';
import type { Station } from '#model/scene.ts';
import { settingKey } from '#model/setting.ts';
import styles from './card.module.css';
import { copy } from './copy.vi.ts';
import { SessionRing } from './session-ring.tsx';
import { useFrame, useStage } from './stage-context.ts';

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
            {act && !compact ? <PerProgram program={program} /> : null}
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
  if (program.state === 'left') return <span className={styles.pid}>{copy.left}</span>;
  if (program.state === 'frozen') return <span className={styles.frozen}>{copy.frozen}</span>;
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
  if (!held)
    return <span className={styles.idle}>{consumes(picture.queues, program.id) ? copy.waiting : copy.noConsumer}</span>;
  const more = program.hands.length - 1;
  return (
    <div className={styles.hands}>
      <Carriage held={held} program={program.id} />
      {more > 0 ? <span className={styles.more}>{copy.more(more)}</span> : null}
      <Work key={held.message} program={program} held={held} />
    </div>
  );
}

const consumes = (queues: Record<string, { consumers: { program: string }[] }>, program: string): boolean =>
  Object.values(queues).some((queue) => queue.consumers.some((consumer) => consumer.program === program));

const causeOfDeath = (program: ProgramPicture): string => {
  const { exited } = program;
  if (!exited) return '';
  if (exited.cause === 'out-of-memory') return copy.outOfMemory;
  const labels = exited.held.map((held) => (held.queue === undefined ? held.label : `#${held.label}`));
  if (exited.cause === 'crashed' && exited.signal === null) return copy.crashed(exited.code);
  return labels.length > 0 ? copy.diedHolding(labels) : copy.diedIdle;
};

function Carriage({ held, program }: { held: Held; program: string }) {
  const { select, hover } = useStage();
  return (
    <button
      type="button"
      className={styles.carriage}
      data-message={held.message}
      data-station={program}
      aria-label={copy.openMessage(held.label, held.redelivered)}
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
  return (
    <footer>
      <Actions program={program} />
    </footer>
  );
}

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
  const { lab, act, pending } = useStage();
  if (lab.roles[program.role]?.breakable === false && program.state === 'running') return null;
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

const ofProgram = (controls: readonly Control[], role: string): Control[] =>
  controls.filter((control) => control.per === 'program' && 'tell' in control.effect && control.effect.tell === role);

function PerProgram({ program }: { program: ProgramPicture }) {
  const { lab, picture, act, copy: words, pending } = useStage();
  if (program.state !== 'running') return null;
  return ofProgram(lab.controls, program.role).map((control) => {
    const label = words.controls[control.id]?.label ?? control.id;
    if (control.kind !== 'choice') return null;
    const value = String(picture.settings[settingKey(control.id, program.id)] ?? control.initial);
    const next = control.options[(control.options.indexOf(value) + 1) % control.options.length] ?? control.initial;
    return (
      <button
        key={control.id}
        type="button"
        className={styles.chip}
        data-pending={pending(control.id, program.id)}
        aria-label={`${label}: ${words.controls[control.id]?.options?.[value] ?? value}, ${program.id}`}
        title={`${label}: ${words.controls[control.id]?.options?.[next] ?? next}`}
        onClick={() => act?.(control.id, program.id, next)}
      >
        {words.controls[control.id]?.options?.[value] ?? value}
      </button>
    );
  });
}

function BreakMenu({ program }: { program: ProgramPicture }) {
  const { act, lab, picture, copy: words } = useStage();
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
  const choices = ofProgram(lab.controls, program.role);
  return (
    <footer>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger className={styles.menuButton} aria-label={copy.breakLabel(program.id)}>
          {copy.break}
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className={styles.menu} align="end" sideOffset={4}>
            {offered(program).map(({ action, label }) => (
              <DropdownMenu.Item key={action} className={styles.item} onSelect={() => act?.(action, program.id)}>
                {label}
              </DropdownMenu.Item>
            ))}
            {choices.map((control) => {
              if (control.kind !== 'choice') return null;
              const value = String(picture.settings[settingKey(control.id, program.id)] ?? control.initial);
              return control.options
                .filter((option) => option !== value)
                .map((option) => (
                  <DropdownMenu.Item
                    key={option}
                    className={styles.item}
                    onSelect={() => act?.(control.id, program.id, option)}
                  >
                    {words.controls[control.id]?.label}: {words.controls[control.id]?.options?.[option] ?? option}
                  </DropdownMenu.Item>
                ));
            })}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    </footer>
  );
}
