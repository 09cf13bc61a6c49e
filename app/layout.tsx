import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { preload } from 'react-dom';
import { copy } from './copy.vi.ts';
import { publicUrl } from './public-url.ts';
import { token } from './token.ts';
import './fonts.css';
import './tokens.css';
import './globals.css';
import './code.css';

export const metadata: Metadata = {
  metadataBase: new URL(publicUrl),
  title: { default: copy.title, template: `%s · ${copy.site}` },
  description: copy.description,
  alternates: { canonical: './' },
  openGraph: { type: 'website', siteName: copy.site, locale: 'vi_VN', url: './' },
  twitter: { card: 'summary_large_image' },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: token('paper') },
    { media: '(prefers-color-scheme: dark)', color: token('paper', 'dark') },
  ],
};

// The faces of every first screen, asked for before the style sheets that name them have arrived.
const firstFonts = [
  new URL('./fonts/be-vietnam-pro-400.woff2', import.meta.url),
  new URL('./fonts/be-vietnam-pro-600.woff2', import.meta.url),
];

// Runs before the first paint: the stored choice, else the system's, which is then followed while no choice is stored.
const themeScript = `(function(){var d=document.documentElement,m=matchMedia('(prefers-color-scheme: dark)');function s(){try{return localStorage.getItem('theme')}catch(e){}}function a(){var t=s();d.dataset.theme=t==='dark'||t==='light'?t:m.matches?'dark':'light'}a();m.addEventListener('change',a);addEventListener('storage',a)})()`;

export default function RootLayout({ children }: { children: ReactNode }) {
  for (const font of firstFonts) preload(String(font), { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' });
  return (
    <html lang="vi" data-scroll-behavior="smooth" suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file */}
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>{children}</body>
    </html>
  );
}
