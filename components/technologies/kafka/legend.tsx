import styles from '#components/diagram/legend.module.css';
import type { LegendItem } from '#components/technology-view.ts';
import type { Picture } from '#model/picture.ts';
import type { SceneLayout } from '#model/scene.ts';
import { copy } from './copy.vi.ts';

const words = copy.legend;

const items: readonly LegendItem[] = [
  { text: words.committed, drawing: <rect className={styles.swatchRead} x="1" y="3" width="19" height="14" rx="4" /> },
  {
    text: words.done,
    drawing: <rect className={styles.swatchDone} x="2" y="4" width="17" height="12" rx="4" />,
  },
  { text: words.lag, drawing: <rect className={styles.swatch} x="1" y="3" width="19" height="14" rx="4" /> },
  { text: words.flag, drawing: <path className={styles.swatchBar} d="M10 1V19" /> },
];

const ofSurveys: readonly LegendItem[] = [
  { text: words.gone, drawing: <rect className={styles.swatchGone} x="1.5" y="3.5" width="18" height="13" rx="4" /> },
  {
    text: words.tombstone,
    drawing: (
      <>
        <rect className={styles.swatch} x="1" y="3" width="19" height="14" rx="4" />
        <path className={styles.swatchDeletes} d="M4 13H17" />
      </>
    ),
  },
  { text: words.segment, drawing: <path className={styles.swatchSegment} d="M2 6v7h17v-7" /> },
];

/** What the cells of a partition and the bars on it mean, and what is drawn of its log where the lab has that looked into. */
export const legend = (_: SceneLayout, { topics }: Picture): readonly LegendItem[] =>
  Object.values(topics).some(({ config }) => config) ? [...items, ...ofSurveys] : items;
