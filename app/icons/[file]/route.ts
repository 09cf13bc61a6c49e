import { drawnIcon } from '../../drawn-icon.tsx';

export const dynamic = 'force-static';
export const dynamicParams = false;

export const generateStaticParams = (): { file: string }[] => [{ file: '192.png' }, { file: '512.png' }];

/** Icons that the web manifest names. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  return drawnIcon(Number.parseInt(file, 10), { onPaper: true });
}
