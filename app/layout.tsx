import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { preload } from 'react-dom';
import { copy } from './copy.vi.ts';
import './fonts.css';
import './tokens.css';
import './globals.css';
import './code.css';

export const metadata: Metadata = {
  title: { default: copy.title, template: `%s · ${copy.site}` },
  description: copy.description,
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f5f3ec' },
    { media: '(prefers-color-scheme: dark)', color: '#0f1217' },
  ],
};

// The faces of every first screen, asked for before the style sheets that name them have arrived.
const firstFonts = [
  new URL('@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-400-normal.woff2', import.meta.url),
  new URL('@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-400-normal.woff2', import.meta.url),
  new URL('@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-700-normal.woff2', import.meta.url),
  new URL('@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-700-normal.woff2', import.meta.url),
];

// Runs before the first paint: the stored choice, else the system's, which is then followed while no choice is stored.
const themeScript = `(function(){var d=document.documentElement,m=matchMedia('(prefers-color-scheme: dark)');function s(){try{return localStorage.getItem('theme')}catch(e){}}function a(){var t=s();d.dataset.theme=t==='dark'||t==='light'?t:m.matches?'dark':'light'}a();m.addEventListener('change',a);addEventListener('storage',a)})()`;

export default function RootLayout({ children }: { children: ReactNode }) {
  for (const font of firstFonts) preload(String(font), { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' });
  return (
    <html lang="vi" suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file */}
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>{children}</body>
    </html>
  );
}
