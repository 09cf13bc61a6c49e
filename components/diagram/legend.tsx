'use client';
import { technologyViews } from '#components/technologies.ts';
import type { SceneLayout } from '#model/scene.ts';
import { colourOf } from './colour.ts';
import styles from './legend.module.css';
import { useStage } from './stage-context.ts';

/** What the shapes mean, under the drawing, for each of the lab's technologies. */
export function Legend({ layout }: { layout: SceneLayout }) {
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
    </div>
  );
}
