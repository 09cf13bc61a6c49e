import { remarkMdxMermaid } from 'fumadocs-core/mdx-plugins/remark-mdx-mermaid';
import { defineCollections, defineConfig } from 'fumadocs-mdx/config';
import { fragment } from './content/fold.ts';
import { codeTheme } from './content/highlight.ts';
import { lessonHeadSchema } from './content/lesson-head.ts';

/** Every `content/NN-module/NN-lesson.mdx`; a new file is found without being registered anywhere. */
export const lessons = defineCollections({
  type: 'doc',
  dir: 'content',
  files: ['*/*.mdx'],
  schema: lessonHeadSchema,
});

export default defineConfig({
  mdxOptions: {
    remarkHeadingOptions: { generateToc: false, slug: (_root, _heading, text) => fragment(text) },
    remarkImageOptions: false,
    remarkNpmOptions: false,
    remarkCodeTabOptions: false,
    remarkPlugins: [remarkMdxMermaid],
    rehypeCodeOptions: { themes: { light: codeTheme, dark: codeTheme }, defaultColor: 'light', tab: false },
  },
});
