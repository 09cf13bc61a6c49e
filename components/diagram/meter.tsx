'use client';
import type { Station } from '#model/scene.ts';
import { copy } from './copy.vi.ts';
import styles from './meter.module.css';

const signs = { alert: 'M8 1.5L15 14H1zM8 5.5v4M8 11.8v.4', good: 'M2 8.5l4 4 8-9' } as const;

/** A figure with its name; what is lost or verified has a sign beside the colour. */
export function Meter({ station }: { station: Extract<Station, { kind: 'meter' }> }) {
  const { x, y, width, height, label, value, detail, tone } = station;
  return (
    <foreignObject x={x - width / 2} y={y - height / 2} width={width} height={height}>
      <dl className={styles.meter} data-tone={tone}>
        <dt>{label}</dt>
        <dd>
          {tone ? (
            <svg viewBox="0 0 16 16" role="img" aria-label={copy.tone[tone]}>
              <path d={signs[tone]} />
            </svg>
          ) : null}
          {value}
        </dd>
        {detail ? <dd className={styles.detail}>{detail}</dd> : null}
      </dl>
    </foreignObject>
  );
}
