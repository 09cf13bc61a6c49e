import type { ComponentProps } from 'react';
import styles from './code-block.module.css';
import { CopyButton } from './copy-button.tsx';

/** Code that shiki has coloured at build time; `title="worker.ts"` on the fence names the file. */
export function CodeBlock({ title, children, ...rest }: ComponentProps<'pre'>) {
  return (
    <figure className={styles.block}>
      {title ? <figcaption className={styles.title}>{title}</figcaption> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll sideways, which the keyboard must be able to do too */}
      <pre className={styles.pre} lang={rest.lang} tabIndex={0}>
        {children}
      </pre>
      <CopyButton />
    </figure>
  );
}
