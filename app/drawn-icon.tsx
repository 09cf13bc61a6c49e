import { ImageResponse } from 'next/og';
import { token } from './token.ts';

/** The mark of the site as a PNG; on paper for systems that lay no ground under it, and cut it round. */
export const drawnIcon = (size: number, { onPaper }: { onPaper: boolean }): ImageResponse =>
  new ImageResponse(
    <div
      style={{
        display: 'flex',
        width: '100%',
        height: '100%',
        alignItems: 'center',
        justifyContent: 'center',
        ...(onPaper ? { background: token('paper') } : {}),
      }}
    >
      <svg
        width={onPaper ? size * 0.7 : size}
        height={onPaper ? size * 0.7 : size}
        viewBox="0 0 24 24"
        aria-hidden="true"
      >
        <path d="M2 12h20" stroke={token('rabbitmq')} strokeWidth="4" strokeLinecap="round" />
        <circle cx="12" cy="12" r="6.5" fill={token('card')} stroke={token('ink')} strokeWidth="3.5" />
      </svg>
    </div>,
    { width: size, height: size },
  );
