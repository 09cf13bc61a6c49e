import styles from '#components/diagram/legend.module.css';
import type { LegendItem } from '#components/technology-view.ts';
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

/** What the cells of a partition and the bars on it mean. */
export const legend = (): readonly LegendItem[] => items;
