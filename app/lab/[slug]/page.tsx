import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Onward } from '#components/lab/guide/guide-card.tsx';
import { LabPage } from '#components/lab/lab-page.tsx';
import { quizFragment } from '#components/quiz/lesson-quiz.tsx';
import { Header } from '#components/ui/header.tsx';
import { stopHref } from '#content/course.ts';
import { lessons } from '#content/lessons.ts';
import { labSlugs, listedLab } from '../../labs.ts';
import { programSources } from './program-sources.ts';

interface Params {
  params: Promise<{ slug: string }>;
}

export const dynamicParams = false;

export async function generateStaticParams(): Promise<{ slug: string }[]> {
  return (await labSlugs()).map((slug) => ({ slug }));
}

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { slug } = await params;
  if (!(await labSlugs()).includes(slug)) return {};
  const { copy } = await listedLab(slug);
  return { title: copy.title, description: copy.summary };
}

/** The lessons that the lab belongs to, and the lab of the next lesson that has another one. */
async function onwardFrom(slug: string): Promise<Onward> {
  const last = lessons.findLastIndex(({ lab }) => lab === slug);
  if (last < 0) return { lessons: [] };
  const next = lessons.slice(last + 1).find(({ lab }) => lab)?.lab;
  return {
    lessons: lessons
      .filter(({ lab }) => lab === slug)
      .map((lesson) => ({
        href: stopHref(lesson),
        title: lesson.title,
        quiz: `${stopHref(lesson)}#${quizFragment}`,
      })),
    ...(next && { nextLab: { href: `/lab/${next}`, title: (await listedLab(next)).copy.title } }),
  };
}

export default async function Page({ params }: Params) {
  const { slug } = await params;
  if (!(await labSlugs()).includes(slug)) notFound();
  const { lab, copy } = await listedLab(slug);
  const programs = Object.values(lab.roles).map((role) => role.program);
  const sources = await programSources(slug, programs);
  return (
    <>
      <Header crumb={{ line: lab.line, title: copy.title }} />
      <LabPage slug={slug} title={copy.title} sources={sources} onward={await onwardFrom(slug)} />
    </>
  );
}
