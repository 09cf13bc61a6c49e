import type { LegendItem } from '#components/technology-view.ts';
import type { SceneLayout } from '#model/scene.ts';
import { copy } from './copy.vi.ts';
import { BufferStop, HeadersSquare } from './signs.tsx';
import styles from './tunnel.module.css';

const words = copy.legend;

const items: readonly LegendItem[] = [
  { text: words.headers, drawing: <HeadersSquare x={10} y={10} /> },
  {
    text: words.halfClose,
    drawing: (
      <g transform="translate(10 10) scale(0.6)">
        <BufferStop x={0} y={0} />
      </g>
    ),
  },
  {
    text: words.trailers,
    drawing: <path className={styles.flag} d="M3 19V2H19l-3.5 4.5 3.5 4.5H3" />,
  },
  { text: words.reset, drawing: <path className={styles.cross} d="M4 4L17 16M17 4L4 16" /> },
];

const rails: LegendItem = {
  text: words.rails,
  drawing: <path className={styles.rails} d="M1 6H20M1 14H20" />,
};

const undo: LegendItem = {
  text: words.undo,
  drawing: <path className={styles.rails} strokeDasharray="4 3.5" d="M1 6H20M1 14H20" />,
};

/** What the signs in a lane mean, and plain rails. */
export const legend = ({ stations }: SceneLayout): readonly LegendItem[] => [
  ...(stations.some(({ kind }) => kind === 'rails') ? [rails] : []),
  ...(stations.some((station) => station.kind === 'rails' && station.undoes.length > 0) ? [undo] : []),
  ...(stations.some(({ kind }) => kind === 'tunnel') ? items : []),
];
