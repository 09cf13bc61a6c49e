import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { copy } from '#app/copy.vi.ts';
import section from '#app/page.module.css';
import { CodeLines } from '#components/lesson/quoted-code.tsx';
import { Footer } from '#components/ui/footer.tsx';
import { Header } from '#components/ui/header.tsx';
import { codeFileAt, codeFiles, readCode } from '#content/code-files.ts';
import { highlightedLines } from '#content/highlight.ts';
import styles from './code-page.module.css';

type Props = { params: Promise<{ path: string[] }> };

export const dynamicParams = false;

export const generateStaticParams = () => codeFiles().map(({ address }) => ({ path: address.split('/') }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const file = codeFileAt((await params).path);
  return file ? { title: file.name, description: copy.codeLead } : {};
}

/** A program as it lies on the disk and runs, whole; `#L12` is its twelfth line. */
export default async function Page({ params }: Props) {
  const file = codeFileAt((await params).path);
  if (!file) notFound();
  const lines = await highlightedLines(readCode(file).trimEnd());
  return (
    <>
      <Header />
      <main id="noi-dung" tabIndex={-1} className={section.section}>
        <h1 className={styles.name}>{file.name}</h1>
        <p className={section.lead}>
          {copy.codeLead}{' '}
          <a href={`/tai/${file.address}`} download={file.name}>
            {copy.download}
          </a>
        </p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll sideways, which the keyboard must be able to do too */}
        <pre className={styles.code} lang="en" tabIndex={0}>
          <code>
            <CodeLines lines={lines} anchored />
          </code>
        </pre>
      </main>
      <Footer />
    </>
  );
}
