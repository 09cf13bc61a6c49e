import { socialImage, socialImageSize } from '#app/social-image.tsx';
import { labSlugs, listedLab } from '../../labs.ts';

export const size = socialImageSize;
export const contentType = 'image/png';
export const dynamic = 'force-static';
export const dynamicParams = false;

export async function generateStaticParams(): Promise<{ slug: string }[]> {
  return (await labSlugs()).map((slug) => ({ slug }));
}

export default async function Image({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const { lab, copy } = await listedLab(slug);
  return socialImage(copy.title, copy.summary, lab.line);
}
