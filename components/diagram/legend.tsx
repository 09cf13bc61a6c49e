'use client';
import type { SceneLayout } from '#model/scene.ts';
import { copy } from './copy.vi.ts';
import styles from './legend.module.css';
import { useStage } from './stage-context.ts';
import { PriorityMark, RedeliveredMark, tokenShape } from './token.tsx';

/** What the shapes mean, under the drawing; dead letters and priorities only where they can occur. */
export function Legend({ layout }: { layout: SceneLayout }) {
  const { lab, picture } = useStage();
  const sidings = layout.stations.some((station) => station.kind === 'queue' && station.siding);
  const priorities = Object.values(picture.queues).some((queue) => 'x-max-priority' in queue.arguments);
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
          {sidings ? (
            <Item text={copy.legend.deadLetter}>
              <path className={styles.swatch} transform="translate(10.5 10) scale(.56)" d={tokenShape('', true)} />
            </Item>
          ) : null}
          {priorities ? (
            <Item text={copy.legend.priority}>
              <PriorityMark x={10} y={10} />
            </Item>
          ) : null}
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
