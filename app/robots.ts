import type { MetadataRoute } from 'next';
import { publicUrl } from './public-url.ts';

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/api/', '/healthz', '/metrics', '/readyz', '/socket.io/'] },
    sitemap: `${publicUrl}/sitemap.xml`,
  };
}
