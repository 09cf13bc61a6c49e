import { notFound } from 'next/navigation';
import { socialImage, socialImageSize } from '#app/social-image.tsx';
import { lessonAt, lessons } from '#content/lessons.ts';

export const size = socialImageSize;
export const contentType = 'image/png';
export const dynamic = 'force-static';
export const dynamicParams = false;

export function generateStaticParams() {
  return lessons.map(({ line, slug }) => ({ line, lesson: slug }));
}

export default async function Image({ params }: { params: Promise<{ line: string; lesson: string }> }) {
  const { line, lesson } = await params;
  const found = lessonAt(line, lesson);
  if (!found) notFound();
  return socialImage(found.title, found.lead, found.line);
}
