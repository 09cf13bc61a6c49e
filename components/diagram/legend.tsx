'use client';
import type { ReactNode } from 'react';
import { technologyViews } from '#components/technologies.ts';
import { colourOf } from '#components/technology-colour.ts';
import type { SceneLayout } from '#model/scene.ts';
import { copy } from './copy.vi.ts';
import styles from './legend.module.css';
import { useStage } from './stage-context.ts';

/** What the shapes mean, under the drawing, for each of the lab's technologies. */
export function Legend({ layout, foot }: { layout: SceneLayout; foot: ReactNode }) {
  const { lab, picture } = useStage();
  return (
    <div className={styles.legend}>
      {lab.needs.flatMap((technology) =>
        technologyViews[technology].legend(layout, picture).map(({ text, drawing }) => (
          <span key={`${technology} ${text}`} style={{ '--l': colourOf(technology) }}>
            <svg viewBox="0 0 21 20" width="21" height="20" aria-hidden="true">
              {drawing}
            </svg>
            {text}
          </span>
        )),
      )}
      <span style={{ '--l': colourOf(lab.needs.length > 1 ? undefined : lab.needs[0]) }}>
        <svg viewBox="0 0 27 20" width="27" height="20" aria-hidden="true">
          <rect className={styles.swatch} x="1" y="3" width="25" height="14" rx="4" />
          <text className={styles.number} x="13.5" y="14">
            ×9
          </text>
        </svg>
        {copy.train}
      </span>
      {foot}
    </div>
  );
}
