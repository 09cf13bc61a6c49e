import type { Kysely } from 'kysely';
import type { Progress, ProgressEntry } from '#model/progress.ts';
import type { ProgressTables } from './database.ts';

/** What learners have done, kept in SQL. */
export interface ProgressStore {
  read(learner: string): Promise<Progress>;
  /** Keeps one entry; recording what is there already changes nothing, a newer answer replaces the older. */
  record(learner: string, entry: ProgressEntry): Promise<void>;
}

/** The store over an open database. */
export const createProgressStore = (database: Kysely<ProgressTables>): ProgressStore => ({
  async read(learner) {
    const [lessons, answers, objectives] = await Promise.all([
      database.selectFrom('lesson_read').select('lesson').where('learner', '=', learner).orderBy('at').execute(),
      database.selectFrom('quiz_answer').selectAll().where('learner', '=', learner).execute(),
      database.selectFrom('objective_met').selectAll().where('learner', '=', learner).orderBy('at').execute(),
    ]);
    const progress: Progress = { lessonsRead: lessons.map(({ lesson }) => lesson), quiz: {}, objectives: {} };
    for (const { lesson, question, answer, correct, at } of answers) {
      progress.quiz[lesson] ??= {};
      progress.quiz[lesson][question] = {
        answer: JSON.parse(answer),
        correct: correct === null ? null : correct === 1,
        at,
      };
    }
    for (const { lab, objective } of objectives) {
      progress.objectives[lab] ??= [];
      progress.objectives[lab].push(objective);
    }
    return progress;
  },

  async record(learner, entry) {
    const at = new Date().toISOString();
    switch (entry.kind) {
      case 'lesson-read':
        await database
          .insertInto('lesson_read')
          .values({ learner, lesson: entry.lesson, at })
          .onConflict((conflict) => conflict.columns(['learner', 'lesson']).doNothing())
          .execute();
        break;
      case 'objective-met':
        await database
          .insertInto('objective_met')
          .values({ learner, lab: entry.lab, objective: entry.objective, at })
          .onConflict((conflict) => conflict.columns(['learner', 'lab', 'objective']).doNothing())
          .execute();
        break;
      case 'quiz-answered': {
        const { lesson, question } = entry;
        const answer = JSON.stringify(entry.answer ?? null);
        const correct = entry.correct === null ? null : Number(entry.correct);
        await database
          .insertInto('quiz_answer')
          .values({ learner, lesson, question, answer, correct, at })
          .onConflict((conflict) =>
            conflict.columns(['learner', 'lesson', 'question']).doUpdateSet({ answer, correct, at }),
          )
          .execute();
        break;
      }
    }
  },
});
