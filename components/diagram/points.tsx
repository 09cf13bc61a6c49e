'use client';
import { programName } from '#model/role.ts';
import type { Station } from '#model/scene.ts';
import { copy } from './copy.vi.ts';
import labels from './labels.module.css';
import styles from './points.module.css';
import { useStage } from './stage-context.ts';

/** The program that publishes: the first station of a line. */
export function Producer({ station }: { station: Extract<Station, { kind: 'producer' }> }) {
  const { picture, lab, copy: words } = useStage();
  const program = picture.programs[station.program];
  const name = programName(lab, words, station.program);
  const beside = station.labelAt === 'right';
  const { x, y } = station;
  const dead = program?.state === 'dead' || program?.state === 'left';
  const cut = program?.cutAt !== undefined;
  return (
    <g className={dead ? styles.stationDead : undefined}>
      <circle className={styles.station} cx={x} cy={y} r="11" />
      <text x={beside ? x + 24 : x} y={beside ? y - 2 : y - 32} className={beside ? labels.name : labels.nameMiddle}>
        {name}
      </text>
      <text
        x={beside ? x + 24 : x}
        y={beside ? y + 16 : y + 36}
        className={beside ? labels.mono : labels.monoMiddle}
        data-alert={cut}
      >
        {cut ? `✕ ${copy.cableCut}` : program ? copy.pid(program.pid) : ''}
      </text>
    </g>
  );
}

/** An exchange: a smaller station that holds nothing. */
export function Exchange({ station }: { station: Extract<Station, { kind: 'exchange' }> }) {
  const { frame } = useStage();
  const { x, y, labelAt = frame === 'portrait' ? 'right' : 'above' } = station;
  const name = station.exchange || station.caption || copy.defaultExchange;
  const caption = station.exchange === '' ? undefined : station.caption;
  const places = {
    above: { x, name: y - 28, caption: y + 34, words: styles.exchangeName, small: labels.monoMiddle },
    below: { x, name: y + 32, caption: y + 49, words: styles.exchangeName, small: labels.monoMiddle },
    'below-right': {
      x: x + 14,
      name: y + 26,
      caption: y + 43,
      words: styles.exchangeBeside,
      small: labels.mono,
    },
    right: {
      x: x + 22,
      name: caption ? y - 2 : y + 5,
      caption: y + 15,
      words: styles.exchangeBeside,
      small: labels.mono,
    },
  } as const;
  const place = places[labelAt];
  return (
    <g>
      <circle className={styles.station} cx={x} cy={y} r="9" />
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

/** Words on the stage that belong to no station. */
export function Caption({ station }: { station: Extract<Station, { kind: 'caption' }> }) {
  return (
    <text x={station.x} y={station.y} textAnchor={station.align} className={styles.caption}>
      {station.text}
    </text>
  );
}
