import { DesignCard } from '#components/choosing/design-card.tsx';
import { lessonLinks } from '#components/choosing/lesson-links.ts';
import type { Lesson } from '#content/lessons.ts';
import { course } from '#content/lessons.ts';
import { quizBeside } from '#content/quiz.ts';
import { placesOf } from '#model/drawn-test.ts';
import type { Question } from '#model/quiz.ts';
import { copy } from './copy.vi.ts';
import { LabLinks } from './lab-links.tsx';
import { LazyDrawnTest, LazyQuiz } from './lazy-quiz.tsx';

/** Id of the quiz's heading, for the contents of the lesson. */
export const quizFragment = 'cau-hoi';

/** The quiz beside the lesson's MDX; `id` must be its id, so that a lesson never shows another's questions. */
export async function LessonQuiz({ lesson, id }: { lesson: Lesson; id: string }) {
  const quiz = await quizBeside(lesson.folder);
  if (quiz.id !== id) throw new Error(`${lesson.folder}: <Quiz id="${id}"/> but the quiz is called ${quiz.id}`);
  const key = `${lesson.line}/${lesson.slug}`;
  return (
    <section aria-labelledby={quizFragment}>
      <h2 id={quizFragment}>{copy.title}</h2>
      {quiz.drawn === undefined ? (
        <LazyQuiz
          lesson={key}
          questions={quiz.questions}
          after={Object.fromEntries(
            quiz.questions.map((question) => [question.id, <After key={question.id} {...question} />]),
          )}
        />
      ) : (
        <LazyDrawnTest
          lesson={key}
          quiz={id}
          bank={placesOf(quiz.questions)}
          count={quiz.drawn}
          lessons={lessonLinks()}
          topics={course.map((line) => ({ id: line.id, title: line.title }))}
        />
      )}
    </section>
  );
}

function After({ design, labs = [] }: Question) {
  return (
    <>
      {labs.length > 0 ? <LabLinks slugs={labs} /> : null}
      {design === undefined ? null : <DesignCard id={design} />}
    </>
  );
}
