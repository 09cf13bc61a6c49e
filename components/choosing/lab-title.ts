import type { LabCopy } from '#model/lab.ts';

/** What a lab is called; rejects where there is none of that name. On the server only. */
export const labTitle = async (slug: string): Promise<string> => {
  const { copy }: { copy: LabCopy } = await import(`../../labs/${slug}/copy.vi.ts`);
  return copy.title;
};
