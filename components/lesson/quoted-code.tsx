import { Fragment } from 'react';
import { quotedFile, readCode } from '#content/code-files.ts';
import { stretchesOf } from '#content/code-parts.ts';
import { type HighlightedLine, highlightedLines } from '#content/highlight.ts';
import blockStyles from './code-block.module.css';
import { copy } from './copy.vi.ts';
import { CopyButton } from './copy-button.tsx';
import styles from './quoted-code.module.css';

export interface QuotedCodeProps {
  /** A lab's program, `rabbitmq-work-queue/worker`, or an example beside the lesson, `./direct-queues`. */
  of: string;
  /** Names of its parts, as `stretchesOf` reads them. */
  part: string;
}

/** Lines of a program as it lies on the disk and runs, with their numbers; what is left out between them is said. */
export async function QuotedCode({ of, part, lessonFolder }: QuotedCodeProps & { lessonFolder: string }) {
  const file = quotedFile(of, lessonFolder);
  const source = readCode(file);
  const lines = await highlightedLines(source);
  const stretches = stretchesOf(source, part);
  const page = `/ma/${file.address}`;
  return (
    <figure className={`${blockStyles.block} ${styles.quoted}`}>
      <figcaption className={`${blockStyles.title} ${styles.head}`}>
        <span>{file.name}</span>
        {/* Not by the router: a line is marked by :target, which only a navigation sets. */}
        <a href={`${page}#L${stretches[0]?.from}`}>{copy.wholeFile}</a>
        <a href={`/tai/${file.address}`} download={file.name}>
          {copy.download}
        </a>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll sideways, which the keyboard must be able to do too */}
      <pre className={blockStyles.pre} lang="en" tabIndex={0}>
        <code>
          {stretches.map(({ from, to }, index) => {
            const before = stretches[index - 1];
            return (
              <Fragment key={from}>
                {before ? <span className={styles.elided}>{`// ${copy.elided(from - before.to - 1)}\n`}</span> : null}
                <CodeLines lines={lines.slice(from - 1, to)} />
              </Fragment>
            );
          })}
        </code>
      </pre>
      <CopyButton />
    </figure>
  );
}

/** Highlighted lines with their numbers, and anchors where `anchored`. */
export function CodeLines({ lines, anchored = false }: { lines: readonly HighlightedLine[]; anchored?: boolean }) {
  return lines.map(({ number, html }) => (
    <Fragment key={number}>
      <span
        className={styles.line}
        data-line={number}
        {...(anchored && { id: `L${number}` })}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: highlighted by the server from a file of the project
        dangerouslySetInnerHTML={{ __html: html }}
      />
      {'\n'}
    </Fragment>
  ));
}
