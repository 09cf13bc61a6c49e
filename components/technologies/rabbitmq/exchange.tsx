'use client';
import labels from '#components/diagram/labels.module.css';
import points from '#components/diagram/points.module.css';
import { useStage } from '#components/diagram/stage-context.ts';
import type { ExchangeStation } from '#model/technologies/rabbitmq/stations.ts';
import { copy } from './copy.vi.ts';
import styles from './exchange.module.css';

/** An exchange: a smaller station that holds nothing. */
export function Exchange({ station }: { station: ExchangeStation }) {
  const { frame } = useStage();
  const { x, y, labelAt = frame === 'portrait' ? 'right' : 'above' } = station;
  const name = station.exchange || station.caption || copy.defaultExchange;
  const caption = station.exchange === '' ? undefined : station.caption;
  const places = {
    above: { x, name: y - 28, caption: y + 34, words: styles.name, small: labels.monoMiddle },
    below: { x, name: y + 32, caption: y + 49, words: styles.name, small: labels.monoMiddle },
    'below-right': {
      x: x + 14,
      name: y + 26,
      caption: y + 43,
      words: styles.beside,
      small: labels.mono,
    },
    right: {
      x: x + 22,
      name: caption ? y - 2 : y + 5,
      caption: y + 15,
      words: styles.beside,
      small: labels.mono,
    },
  } as const;
  if (labelAt === 'hidden') {
    return (
      <circle className={points.station} cx={x} cy={y} r="9">
        <title>{name}</title>
      </circle>
    );
  }
  const place = places[labelAt];
  return (
    <g>
      <circle className={points.station} cx={x} cy={y} r="9" />
      <text x={place.x} y={place.name} className={place.words}>
        {name}
      </text>
      {caption ? (
        <text x={place.x} y={place.caption} className={place.small}>
          {caption}
        </text>
      ) : null}
    </g>
  );
}
