import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ImageResponse } from 'next/og';
import { copy } from './copy.vi.ts';
import { token } from './token.ts';

const family = 'Be Vietnam Pro';
const longTitle = 40;

/** Size that social networks ask for. */
export const socialImageSize = { width: 1200, height: 630 };

/** What a link to a page looks like elsewhere: a station on its line, the page's name and what it tells; drawn when the site is built. */
export const socialImage = async (title: string, text: string, line = 'rabbitmq'): Promise<ImageResponse> => {
  const [paper, card, ink, ink2, rule, colour] = ['paper', 'card', 'ink', 'ink-2', 'rule', line].map((name) =>
    token(name),
  );
  const data = await readFile(join(process.cwd(), 'app/fonts/be-vietnam-pro-600.woff'));
  return new ImageResponse(
    <div
      style={{
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'space-between',
        width: '100%',
        height: '100%',
        padding: '64px 72px',
        background: paper,
        color: ink,
        fontFamily: family,
      }}
    >
      <div style={{ display: 'flex', alignItems: 'center', gap: 20, fontSize: 34 }}>
        <svg width="52" height="52" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M2 12h20" stroke={colour} strokeWidth="4" strokeLinecap="round" />
          <circle cx="12" cy="12" r="6.5" fill={card} stroke={ink} strokeWidth="3.5" />
        </svg>
        {copy.site}
      </div>
      <div style={{ display: 'flex', flexDirection: 'column', gap: 28 }}>
        <div style={{ fontSize: title.length > longTitle ? 64 : 84, lineHeight: 1.2, letterSpacing: '-0.015em' }}>
          {title}
        </div>
        <div style={{ fontSize: 32, lineHeight: 1.45, color: ink2, lineClamp: 3, display: 'block' }}>{text}</div>
      </div>
      <div style={{ display: 'flex', position: 'relative', height: 36, alignItems: 'center' }}>
        <div style={{ position: 'absolute', left: -72, width: 1200, height: 12, background: colour }} />
        {[0, 1, 2, 3, 4].map((stop) => (
          <div
            key={stop}
            style={{
              position: 'absolute',
              left: stop * 255,
              width: 36,
              height: 36,
              borderRadius: 18,
              background: card,
              border: `8px solid ${stop === 0 ? ink : rule}`,
            }}
          />
        ))}
      </div>
    </div>,
    { ...socialImageSize, fonts: [{ name: family, data, weight: 600, style: 'normal' }] },
  );
};
