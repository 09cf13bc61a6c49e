import type { MetadataRoute } from 'next';
import { stopHref } from '#content/course.ts';
import { lessons } from '#content/lessons.ts';
import { labSlugs } from './labs.ts';
import { publicUrl } from './public-url.ts';

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const paths = [
    '',
    '/ban-do',
    '/lab',
    '/thuat-ngu',
    '/nguon',
    '/chon',
    '/chon/thiet-ke',
    ...lessons.map(stopHref),
    ...(await labSlugs()).map((slug) => `/lab/${slug}`),
  ];
  return paths.map((path) => ({ url: `${publicUrl}${path}` }));
}
