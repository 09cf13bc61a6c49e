import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { timeTaken } from '#app/time-taken.ts';
import { LessonPage } from '#components/lesson/lesson-page.tsx';
import { lessonAt, lessons } from '#content/lessons.ts';

type Props = { params: Promise<{ line: string; lesson: string }> };

export const dynamicParams = false;

export function generateStaticParams() {
  return lessons.map(({ line, slug }) => ({ line, lesson: slug }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { line, lesson } = await params;
  const found = lessonAt(line, lesson);
  return found ? { title: found.title, description: found.lead } : {};
}

export default async function Page({ params }: Props) {
  const { line, lesson } = await params;
  const found = lessonAt(line, lesson);
  if (!found) notFound();
  return <LessonPage lesson={found} time={await timeTaken(found)} />;
}
