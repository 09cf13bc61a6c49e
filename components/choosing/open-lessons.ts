import { lessonKey, openStops, stopHref } from '#content/course.ts';
import { course } from '#content/lessons.ts';
import type { OpenLessons } from './advice.tsx';

/** Titles and addresses of the lessons that can be read; on the server only. */
export const openLessons = (): OpenLessons =>
  Object.fromEntries(openStops(course).map((stop) => [lessonKey(stop), { title: stop.title, href: stopHref(stop) }]));
