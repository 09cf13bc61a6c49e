'use client';
import { copy } from './copy.vi.ts';
import styles from './diagram.module.css';
import { useStage } from './stage-context.ts';
import { RedeliveredMark } from './token.tsx';

/** What the shapes mean, under the drawing. */
export function Legend() {
  const { lab } = useStage();
  return (
    <div className={styles.legend}>
      {lab.line === 'kafka' ? (
        <>
          <Item text={copy.legend.committed}>
            <rect className={styles.swatchRead} x="1" y="3" width="19" height="14" rx="4" />
          </Item>
          <Item text={copy.legend.lag}>
            <rect className={styles.swatch} x="1" y="3" width="19" height="14" rx="4" />
          </Item>
          <Item text={copy.legend.flag}>
            <path className={styles.swatchBar} d="M10 1V19" />
          </Item>
        </>
      ) : (
        <>
          <Item text={copy.legend.message}>
            <rect className={styles.swatch} x="1" y="3" width="19" height="14" rx="4" />
          </Item>
          <Item text={copy.legend.unacked}>
            <rect className={styles.swatchGhost} x="1.5" y="3" width="18" height="14" rx="4" />
          </Item>
          <Item text={copy.legend.redelivered}>
            <RedeliveredMark x={10} y={10} />
          </Item>
        </>
      )}
    </div>
  );
}

function Item({ text, children }: { text: string; children: React.ReactNode }) {
  return (
    <span>
      <svg viewBox="0 0 21 20" width="21" height="20" aria-hidden="true">
        {children}
      </svg>
      {text}
    </span>
  );
}
