'use client';
import { useState } from 'react';
import type { LabEvent } from '#model/events.ts';
import type { Lab } from '#model/lab.ts';
import type { Picture } from '#model/picture.ts';
import { copy } from '../copy.vi.ts';
import styles from './tabs.module.css';

/** A program's file, highlighted on the server. */
export interface ProgramSource {
  file: string;
  html: string;
}

interface CodeProps {
  sources: readonly ProgramSource[];
  lab: Lab;
  picture: Picture;
  events: readonly LabEvent[];
  shown: number;
}

const lines = 80;

/** The programs' code as it runs, and what each running one of it printed. */
export function CodeTab({ sources, lab, picture, events, shown }: CodeProps) {
  const [file, setFile] = useState(sources[0]?.file ?? '');
  const [program, setProgram] = useState<string | null>(null);
  const source = sources.find((one) => one.file === file) ?? sources[0];
  const roles = Object.keys(lab.roles).filter((role) => lab.roles[role]?.program === source?.file);
  const programs = Object.values(picture.programs).filter((one) => roles.includes(one.role));
  const chosen = programs.find((one) => one.id === program)?.id ?? programs[0]?.id;
  const printed: LabEvent[] = [];
  for (let i = shown - 1; i >= 0 && printed.length < lines; i -= 1) {
    const event = events[i];
    if (event?.type === 'program.printed' && event.program === chosen) printed.unshift(event);
  }
  return (
    <div className={styles.stack}>
      <div className={styles.chips} role="tablist" aria-label={copy.code.programs}>
        {sources.map((one) => (
          <button
            key={one.file}
            type="button"
            role="tab"
            aria-selected={one.file === source?.file}
            onClick={() => setFile(one.file)}
          >
            {one.file}
          </button>
        ))}
      </div>
      <p className={styles.small}>{copy.code.note}</p>
      {source ? (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: highlighted by the server from the lab's own file
        <div className={styles.source} dangerouslySetInnerHTML={{ __html: source.html }} />
      ) : null}
      {programs.length > 0 ? (
        <section>
          <div className={styles.chips} role="tablist" aria-label={copy.code.output(chosen ?? '')}>
            {programs.map((one) => (
              <button
                key={one.id}
                type="button"
                role="tab"
                aria-selected={one.id === chosen}
                onClick={() => setProgram(one.id)}
              >
                {one.id}
              </button>
            ))}
          </div>
          <pre className={styles.printed}>
            {printed.length === 0
              ? copy.code.noOutput
              : printed.map((event) => (
                  <span key={event.seq}>
                    <time>{copy.clock(event.at)}</time> {event.type === 'program.printed' ? event.line : ''}
                    {'\n'}
                  </span>
                ))}
          </pre>
        </section>
      ) : null}
    </div>
  );
}
