/** The written lessons, read from the compiled MDX; for server components and route handlers only. */
import { lessons as collection } from '../.source/server.ts';
import { courseOf, type Line } from './course.ts';

const path = /^(\d+)-([a-z0-9-]+)\/(\d+)-([a-z0-9-]+)\.mdx$/;

function placed(entry: (typeof collection)[number]) {
  const [, , line, number, slug] = path.exec(entry.info.path) ?? [];
  if (line === undefined || number === undefined || slug === undefined) {
    throw new Error(`${entry.info.path}: a lesson is content/NN-module/NN-lesson.mdx`);
  }
  return { ...entry, line, slug, number: Number(number), folder: entry.info.path.replace(/\.mdx$/, '') };
}

/** A written lesson: its frontmatter, its place, and its compiled body, contents and search text. */
export type Lesson = ReturnType<typeof placed>;

/** All written lessons in the order of the course. */
export const lessons: readonly Lesson[] = collection
  .map(placed)
  .sort((a, b) => a.info.path.localeCompare(b.info.path, 'en'));

/** The whole map. */
export const course: readonly Line[] = courseOf(lessons);

/** The lesson behind a URL, or undefined where none is written. */
export function lessonAt(line: string, slug: string): Lesson | undefined {
  return lessons.find((lesson) => lesson.line === line && lesson.slug === slug);
}
