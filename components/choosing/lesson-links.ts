import { lessonKey, stopHref, stopsOf } from '#content/course.ts';
import { course } from '#content/lessons.ts';
import type { LessonLinks } from './advice.tsx';

/** Titles and addresses of the lessons that can be read; on the server only. */
export const lessonLinks = (): LessonLinks =>
  Object.fromEntries(stopsOf(course).map((stop) => [lessonKey(stop), { title: stop.title, href: stopHref(stop) }]));
