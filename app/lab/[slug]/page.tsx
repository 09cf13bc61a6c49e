import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LabPage } from '#components/lab/lab-page.tsx';
import { Header } from '#components/ui/header.tsx';
import { course, lessons } from '#content/lessons.ts';
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

export default async function Page({ params }: Params) {
  const { slug } = await params;
  if (!(await labSlugs()).includes(slug)) notFound();
  const { lab, copy } = await listedLab(slug);
  const programs = Object.values(lab.roles).map((role) => role.program);
  const sources = await programSources(slug, programs);
  // It stands on the line of its lesson, whatever broker it uses.
  const lesson = lessons.find((one) => one.lab === slug);
  const line = course.find(({ id }) => id === lesson?.line)?.id ?? lab.line;
  return (
    <>
      <Header crumb={{ line, title: copy.title }} />
      <LabPage slug={slug} title={copy.title} sources={sources} />
    </>
  );
}
