import type { ReactNode } from 'react';
import { useStage } from '#components/diagram/stage-context.ts';
import styles from './tunnel.module.css';

/** Where a frame has come to; it is not seen there before its flight has landed. */
export function Landed({ message, station, children }: { message: string; station: string; children: ReactNode }) {
  const { proof } = useStage();
  return (
    <g
      className={styles.landed}
      data-message={message}
      data-station={station}
      data-proves={proof?.messages.has(message) || undefined}
    >
      {children}
    </g>
  );
}

/** END_STREAM of a client: a buffer stop across the end of its rail. */
export function BufferStop({ x, y, turned = false }: { x: number; y: number; turned?: boolean }) {
  return (
    <g transform={`translate(${x} ${y})${turned ? ' rotate(90)' : ''}`} className={styles.stop}>
      <rect x="-5" y="-15" width="10" height="30" rx="2.5" />
      <path d="M-4 -5.5L4 -11.5M-4 3.5L4 -2.5M-4 12.5L4 6.5" />
    </g>
  );
}

/** How wide the flag with that text is. */
export const flagWidth = (text: string): number => text.length * 7.3 + 16;

/** Trailers: a flag with the status that they carry. */
export function StatusFlag({ x, y, text }: { x: number; y: number; text: string }) {
  const width = flagWidth(text);
  return (
    <g transform={`translate(${x} ${y})`} className={styles.flag}>
      <path d={`M0 12V-12H${width}l-5 9 5 9H0`} />
      <text x="8" y="1">
        {text}
      </text>
    </g>
  );
}

/** RST_STREAM: a cross over both rails. */
export function ResetCross({ x, y }: { x: number; y: number }) {
  return <path transform={`translate(${x} ${y})`} className={styles.cross} d="M-10 -10L10 10M10 -10L-10 10" />;
}

export function HeadersSquare({ x, y }: { x: number; y: number }) {
  return <rect className={styles.headers} x={x - 7} y={y - 7} width="14" height="14" rx="2.5" />;
}
