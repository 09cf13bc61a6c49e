'use client';
import { Tabs } from 'radix-ui';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { EventOf, LabEvent } from '#model/events.ts';
import type { Lab } from '#model/lab.ts';
import type { Playback } from '#model/playback.ts';
import { copy } from '../copy.vi.ts';
import { useReadState } from '../use-playback.ts';
import { type RunningLine, runningLines } from './running-lines.ts';
import styles from './tabs.module.css';

/** A program's file, or a contract that programs import, highlighted on the server. */
export interface ProgramSource {
  file: string;
  html: string;
  isContract: boolean;
}

interface CodeProps {
  sources: readonly ProgramSource[];
  lab: Lab;
  playback: Playback;
  /** Where the code may stand instead, wide enough for its longest line; null where it has the page's width anyway. */
  place: HTMLElement | null;
  wide: boolean;
  onWide: (wide: boolean) => void;
}

/** The programs' code as it runs, and what each running one of it printed. */
export function CodeTab({ sources, lab, playback, place, wide, onWide }: CodeProps) {
  const [file, setFile] = useState(sources[0]?.file ?? '');
  const { picture, shown } = useReadState(playback);
  const isContract = sources.some((source) => source.file === file && source.isContract);
  const running = runningLines(playback.events(), shown, Object.keys(picture.programs));
  const code = sources.map(({ file: name, html }) => (
    <Tabs.Content key={name} value={name} asChild>
      <div className={styles.source}>
        <div className={styles.sheet}>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: highlighted by the server from the lab's own file */}
          <div dangerouslySetInnerHTML={{ __html: html }} />
          <Running lines={running.filter((one) => one.file === name)} />
        </div>
      </div>
    </Tabs.Content>
  ));
  return (
    <div className={styles.stack}>
      <Tabs.Root className={styles.stack} value={file} onValueChange={setFile}>
        <Tabs.List className={styles.chips} aria-label={copy.code.programs}>
          {sources.map((source) => (
            <Tabs.Trigger key={source.file} value={source.file}>
              {source.file}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <div className={styles.beside}>
          <p className={styles.small}>
            {isContract ? copy.code.contract : copy.code.note}
            {running.length > 0 && !isContract ? ` ${copy.code.marked}` : null}{' '}
            <a href={`/tai/lab/${lab.slug}.zip`} download>
              {copy.code.takeAlong}
            </a>
          </p>
          {place ? (
            <button type="button" className={styles.widen} aria-pressed={wide} onClick={() => onWide(!wide)}>
              {wide ? copy.code.narrow : copy.code.widen}
            </button>
          ) : null}
        </div>
        {wide && place ? createPortal(code, place) : code}
      </Tabs.Root>
      <Output file={file} lab={lab} playback={playback} />
    </div>
  );
}

/** Marks the lines of a file at which programs did something last. */
function Running({ lines }: { lines: readonly RunningLine[] }) {
  const first = useRef<HTMLDivElement>(null);
  const areThere = lines.length > 0;
  useEffect(() => {
    const mark = first.current;
    const pane = mark?.closest('[role="tabpanel"]');
    // Once: whoever reads elsewhere is left there.
    if (areThere && mark && pane) pane.scrollTop = mark.offsetTop - pane.clientHeight / 2;
  }, [areThere]);
  return lines.map(({ line, programs }, index) => (
    <div key={line} ref={index === 0 ? first : undefined} className={styles.running} style={{ '--line': line }}>
      <span className="sr-only">{copy.code.ranLine(line)} </span>
      <b>{programs.join(', ')}</b>
    </div>
  ));
}

/** What the programs that run a file printed, one at a time. */
function Output({ file, lab, playback }: { file: string; lab: Lab; playback: Playback }) {
  const [wanted, setWanted] = useState<string | null>(null);
  const { picture, shown } = useReadState(playback);
  const programs = Object.values(picture.programs)
    .filter(({ role }) => lab.roles[role]?.program === file)
    .map(({ id }) => id);
  const chosen = programs.find((id) => id === wanted) ?? programs[0];
  if (chosen === undefined) return null;
  const printed = printedBy(chosen, playback.events(), shown);
  return (
    <section>
      <Tabs.Root value={chosen} onValueChange={setWanted}>
        <Tabs.List className={styles.chips} aria-label={copy.code.output(chosen)}>
          {programs.map((id) => (
            <Tabs.Trigger key={id} value={id}>
              {id}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <Tabs.Content value={chosen} asChild>
          <pre className={styles.printed}>
            {printed.length === 0
              ? copy.code.noOutput
              : printed.map(({ seq, at, line }) => (
                  <span key={seq}>
                    <time>{copy.clock(at)}</time> {line}
                    {'\n'}
                  </span>
                ))}
          </pre>
        </Tabs.Content>
      </Tabs.Root>
    </section>
  );
}

const mostLines = 80;

/** The newest lines of a program among the first `shown` events, oldest first. */
const printedBy = (program: string, events: readonly LabEvent[], shown: number): EventOf<'program.printed'>[] => {
  const printed: EventOf<'program.printed'>[] = [];
  for (let i = shown - 1; i >= 0 && printed.length < mostLines; i -= 1) {
    const event = events[i];
    if (event?.type === 'program.printed' && event.program === program) printed.unshift(event);
  }
  return printed;
};
