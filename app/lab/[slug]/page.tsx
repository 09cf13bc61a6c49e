import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LabPage } from '#components/lab/lab-page.tsx';
import { Header } from '#components/ui/header.tsx';
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
  return (
    <>
      <Header crumb={{ line: lab.line, title: copy.title }} />
      <LabPage slug={slug} title={copy.title} sources={sources} />
    </>
  );
}
