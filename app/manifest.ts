import type { MetadataRoute } from 'next';
import { copy } from './copy.vi.ts';
import { token } from './token.ts';

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: copy.title,
    short_name: copy.site,
    description: copy.description,
    lang: 'vi',
    start_url: '/',
    display: 'standalone',
    background_color: token('paper'),
    theme_color: token('paper'),
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icons/192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  };
}
