import { codeToHast, createCssVariablesTheme, hastToHtml } from 'shiki';

/** Colours come from app/code.css, so one highlighting serves both themes. */
export const codeTheme = createCssVariablesTheme({ name: 'tram-tin', variablePrefix: '--code-' });

type Language = 'ts' | 'proto';

/** The source as a `pre`, in HTML. */
export const highlighted = async (source: string, language: Language): Promise<string> =>
  hastToHtml(await coloured(source, language));

/** A line of a file, counted from 1, in HTML without its end. */
export interface HighlightedLine {
  number: number;
  html: string;
}

/** TypeScript line by line; what spans lines is coloured as in the whole. */
export const highlightedLines = async (source: string): Promise<HighlightedLine[]> => {
  const lines: HighlightedLine[] = [];
  const visit = (node: Awaited<ReturnType<typeof coloured>>['children'][number]): void => {
    if (node.type !== 'element') return;
    if (node.properties.class === 'line')
      lines.push({ number: lines.length + 1, html: hastToHtml({ type: 'root', children: node.children }) });
    else for (const child of node.children) visit(child);
  };
  for (const child of (await coloured(source, 'ts')).children) visit(child);
  return lines;
};

const coloured = (source: string, lang: Language) => codeToHast(source, { lang, theme: codeTheme });
