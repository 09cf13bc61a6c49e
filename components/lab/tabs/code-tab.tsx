'use client';
import { Tabs } from 'radix-ui';
import { useState } from 'react';
import type { EventOf, LabEvent } from '#model/events.ts';
import type { Lab } from '#model/lab.ts';
import type { Playback } from '#model/playback.ts';
import { copy } from '../copy.vi.ts';
import { useReadState } from '../use-playback.ts';
import styles from './tabs.module.css';

/** A program's file, highlighted on the server. */
export interface ProgramSource {
  file: string;
  html: string;
}

interface CodeProps {
  sources: readonly ProgramSource[];
  lab: Lab;
  playback: Playback;
}

/** The programs' code as it runs, and what each running one of it printed. */
export function CodeTab({ sources, lab, playback }: CodeProps) {
  const [file, setFile] = useState(sources[0]?.file ?? '');
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
        <p className={styles.small}>{copy.code.note}</p>
        {sources.map(({ file: name, html }) => (
          <Tabs.Content key={name} value={name} asChild>
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: highlighted by the server from the lab's own file */}
            <div className={styles.source} dangerouslySetInnerHTML={{ __html: html }} />
          </Tabs.Content>
        ))}
      </Tabs.Root>
      <Output file={file} lab={lab} playback={playback} />
    </div>
  );
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
