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

/**
 * What the cells of a partition and the bars on it mean; what is drawn of its log where the lab has that looked into; and of
 * transactions once there have been any.
 */
export const legend = (_: SceneLayout, { topics }: Picture): readonly LegendItem[] => {
  const all = Object.values(topics);
  const hasTransactions = all.some(({ partitions }) =>
    partitions.some(({ markers, stable }) => markers.length > 0 || stable !== undefined),
  );
  return [...items, ...(all.some(({ config }) => config) ? ofSurveys : []), ...(hasTransactions ? ofTransactions : [])];
};
