import { labSlugs, listedLab } from '#app/labs.ts';
import { codeFileAt, codeFiles, readCode } from '#content/code-files.ts';
import { labArchive } from './lab-archive.ts';

export const dynamic = 'force-static';
export const dynamicParams = false;

export const generateStaticParams = async () => [
  ...codeFiles().map(({ address }) => ({ path: address.split('/') })),
  ...(await labSlugs()).map((slug) => ({ path: ['lab', `${slug}.zip`] })),
];

/** A program as it is, or all of a lab's with what it takes to run them elsewhere. */
export async function GET(_: Request, { params }: { params: Promise<{ path: string[] }> }): Promise<Response> {
  const { path } = await params;
  const file = codeFileAt(path);
  if (file) {
    return new Response(readCode(file), {
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'content-disposition': `attachment; filename="${file.name}"`,
      },
    });
  }
  const name = path.at(-1) ?? '';
  return new Response(await labArchive(await listedLab(name.replace(/\.zip$/, ''))), {
    headers: { 'content-type': 'application/zip', 'content-disposition': `attachment; filename="${name}"` },
  });
}
