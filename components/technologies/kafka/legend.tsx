import styles from '#components/diagram/legend.module.css';
import type { LegendItem } from '#components/technology-view.ts';
import type { Picture } from '#model/picture.ts';
import type { SceneLayout } from '#model/scene.ts';
import { copy } from './copy.vi.ts';
import tape from './partition-tape.module.css';

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

const ofTransactions: readonly LegendItem[] = [
  { text: words.open, drawing: <rect className={tape.swatchOpen} x="2" y="4" width="17" height="12" rx="4" /> },
  {
    text: words.aborted,
    drawing: (
      <g className={tape.swatchAborted}>
        <rect x="2" y="4" width="17" height="12" rx="4" />
        <path d="M3 15L18 5" />
      </g>
    ),
  },
  {
    text: words.control,
    drawing: (
      <g className={tape.control}>
        <path d="M10 1L19 10L10 19L1 10Z" />
        <path d="M6 10L9 13L14 7" />
      </g>
    ),
  },
  { text: words.unstable, drawing: <path className={tape.unstable} d="M1 10H20" /> },
];

/** What the cells of a partition and the bars on it mean; of transactions once there have been any. */
export const legend = (_: SceneLayout, { topics }: Picture): readonly LegendItem[] => {
  const hasTransactions = Object.values(topics).some(({ partitions }) =>
    partitions.some(({ markers, stable }) => markers.length > 0 || stable !== undefined),
  );
  return hasTransactions ? [...items, ...ofTransactions] : items;
};
