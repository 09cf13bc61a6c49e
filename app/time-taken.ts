import { cache } from 'react';
import { type Lesson, lessons } from '#content/lessons.ts';
import { quizBeside } from '#content/quiz.ts';
import { labMinutes, quizMinutes, readingMinutes, type TimeTaken } from '#content/time-taken.ts';
import { listedLab } from './labs.ts';

/** Of a lesson as it is: its words, the objectives of its lab, the questions beside it; once for each drawing of a page. */
export const timeTaken = cache(async ({ folder, lab, lead, structuredData }: Lesson): Promise<TimeTaken> => {
  const [quiz, listed] = await Promise.all([quizBeside(folder), lab === undefined ? undefined : listedLab(lab)]);
  const { headings, contents } = structuredData;
  return {
    reading: readingMinutes([lead, ...[...headings, ...contents].map(({ content }) => content)]),
    quiz: quizMinutes(quiz.questions, quiz.drawn),
    ...(listed && { lab: labMinutes(listed.lab.story.objectives) }),
  };
});

/** All that its lessons take, in minutes, by line. */
export async function minutesByLine(): Promise<Record<string, number>> {
  const minutes: Record<string, number> = {};
  for (const lesson of lessons) {
    const { reading, lab = 0, quiz } = await timeTaken(lesson);
    minutes[lesson.line] = (minutes[lesson.line] ?? 0) + reading + lab + quiz;
  }
  return minutes;
}
