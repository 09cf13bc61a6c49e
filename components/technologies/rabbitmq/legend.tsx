import styles from '#components/diagram/legend.module.css';
import { PriorityMark, RedeliveredMark, tokenShape } from '#components/diagram/token.tsx';
import type { LegendItem } from '#components/technology-view.ts';
import type { Picture } from '#model/picture.ts';
import type { SceneLayout } from '#model/scene.ts';
import { copy } from './copy.vi.ts';

const words = copy.legend;

const usual: readonly LegendItem[] = [
  { text: words.message, drawing: <rect className={styles.swatch} x="1" y="3" width="19" height="14" rx="4" /> },
  { text: words.unacked, drawing: <rect className={styles.swatchGhost} x="1.5" y="3" width="18" height="14" rx="4" /> },
  { text: words.redelivered, drawing: <RedeliveredMark x={10} y={10} /> },
];

const deadLetter: LegendItem = {
  text: words.deadLetter,
  drawing: <path className={styles.swatch} transform="translate(10.5 10) scale(.56)" d={tokenShape('', true)} />,
};

const priority: LegendItem = { text: words.priority, drawing: <PriorityMark x={10} y={10} /> };

/** What carriages look like; dead letters and priorities only where they can occur. */
export const legend = ({ stations }: SceneLayout, { queues }: Picture): readonly LegendItem[] => [
  ...usual,
  ...(stations.some((station) => station.kind === 'queue' && station.siding) ? [deadLetter] : []),
  ...(Object.values(queues).some((queue) => 'x-max-priority' in queue.arguments) ? [priority] : []),
];
