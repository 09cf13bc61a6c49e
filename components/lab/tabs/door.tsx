'use client';
import { CopyButton } from '#components/lesson/copy-button.tsx';
import type { Lab, LabCopy } from '#model/lab.ts';
import type { DoorRequest } from '#model/technologies/http/model.ts';
import { copy } from '../copy.vi.ts';
import styles from './door.module.css';

interface DoorProps {
  door: NonNullable<Lab['door']>;
  words: LabCopy['door'];
  /** Of the learner's own sandbox. */
  doorKey: string;
}

/** Requests that the learner may send from a terminal of their own: the same programs answer as on the stage. */
export function Door({ door, words = {}, doorKey }: DoorProps) {
  const base = `${window.location.origin}/api/doors/${doorKey}`;
  return (
    <section className={styles.door} aria-labelledby="door">
      <h2 id="door">{copy.door.title}</h2>
      <p>{copy.door.about}</p>
      <ul>
        {door.requests.map((request) => (
          <li key={request.id}>
            <span>{words[request.id] ?? request.id}</span>
            <div className={styles.line}>
              <pre>{curlOf(base, request)}</pre>
              <CopyButton />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

const curlOf = (base: string, { method, path, body }: DoorRequest): string =>
  body === undefined
    ? `curl ${method === 'GET' ? '' : `-X ${method} `}${base}${path}`
    : `curl ${base}${path} -H 'Content-Type: application/json' -d '${JSON.stringify(body)}'`;
