'use client';
import { programName } from '#model/role.ts';
import type { Station } from '#model/scene.ts';
import { copy } from './copy.vi.ts';
import labels from './labels.module.css';
import styles from './points.module.css';
import { useStage } from './stage-context.ts';

/** The program that publishes: where messages come from. */
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
        {cut ? `✕ ${copy.cut(program.cutLoses)}` : program ? copy.pid(program.pid) : ''}
      </text>
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
