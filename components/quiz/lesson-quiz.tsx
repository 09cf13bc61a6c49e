import type { Lesson } from '#content/lessons.ts';
import { quizBeside } from '#content/quiz.ts';
import { copy } from './copy.vi.ts';
import { LazyQuiz } from './lazy-quiz.tsx';

/** Id of the quiz's heading, for the contents of the lesson. */
export const quizFragment = 'cau-hoi';

/** The quiz beside the lesson's MDX; `id` must be its id, so that a lesson never shows another's questions. */
export async function LessonQuiz({ lesson, id }: { lesson: Lesson; id: string }) {
  const quiz = await quizBeside(lesson.folder);
  if (quiz.id !== id) throw new Error(`${lesson.folder}: <Quiz id="${id}"/> but the quiz is called ${quiz.id}`);
  return (
    <section aria-labelledby={quizFragment}>
      <h2 id={quizFragment}>{copy.title}</h2>
      <LazyQuiz lesson={`${lesson.line}/${lesson.slug}`} questions={quiz.questions} />
    </section>
  );
}
