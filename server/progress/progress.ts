import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { fewestForShare, type PredictionShares, type Progress, progressEntrySchema } from '#model/progress.ts';
import { noProgress } from '#model/progress-fold.ts';
import type { ProgressTables } from './database.ts';

/** One entry with whose it is and the time, ISO 8601, at which it was done. */
export const recordedSchema = z.object({ learner: z.string(), at: z.string(), entry: progressEntrySchema });
export type Recorded = z.infer<typeof recordedSchema>;

/** What learners have done, in SQL; every call rejects when the database does not answer. */
export interface ProgressTable {
  read(learner: string): Promise<Progress>;
  /** Of the lab's predictions that enough learners have answered: how many got them wrong at their first try. */
  shares(lab: string): Promise<PredictionShares>;
  /**
   * Keeps one entry; one that is there already changes nothing. Whichever comes first, a newer answer replaces the older, and
   * of a prediction the oldest stands.
   */
  record(recorded: Recorded): Promise<void>;
  /** Resolves when the database answers. */
  look(): Promise<void>;
  close(): Promise<void>;
}

/** The table over an open database. */
export const createProgressTable = (database: Kysely<ProgressTables>): ProgressTable => ({
  async read(learner) {
    const [lessons, answers, objectives, predictions] = await Promise.all([
      database.selectFrom('lesson_read').select('lesson').where('learner', '=', learner).orderBy('at').execute(),
      database.selectFrom('quiz_answer').selectAll().where('learner', '=', learner).execute(),
      database.selectFrom('objective_met').selectAll().where('learner', '=', learner).orderBy('at').execute(),
      database.selectFrom('prediction_settled').selectAll().where('learner', '=', learner).execute(),
    ]);
    const progress: Progress = { ...structuredClone(noProgress), lessonsRead: lessons.map(({ lesson }) => lesson) };
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
    for (const { lab, prediction, correct } of predictions) {
      progress.predictions[lab] ??= {};
      progress.predictions[lab][prediction] = correct === 1;
    }
    return progress;
  },

  async shares(lab) {
    const counted = await database
      .selectFrom('prediction_settled')
      .select(({ fn }) => ['prediction', fn.countAll().as('answered'), fn.sum('correct').as('right')])
      .where('lab', '=', lab)
      .groupBy('prediction')
      .having(({ fn }) => fn.countAll(), '>=', fewestForShare)
      .execute();
    // PostgreSQL tells its large integers as texts.
    return Object.fromEntries(
      counted.map(({ prediction, answered, right }) => [
        prediction,
        { answered: Number(answered), wrong: Number(answered) - Number(right) },
      ]),
    );
  },

  async record({ learner, entry, at }) {
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
      case 'prediction-settled': {
        const { lab, prediction } = entry;
        const correct = Number(entry.right);
        await database
          .insertInto('prediction_settled')
          .values({ learner, lab, prediction, correct, at })
          .onConflict((conflict) =>
            conflict
              .columns(['learner', 'lab', 'prediction'])
              .doUpdateSet({ correct, at })
              .where('prediction_settled.at', '>', at),
          )
          .execute();
        break;
      }
      case 'quiz-answered': {
        const { lesson, question } = entry;
        const answer = JSON.stringify(entry.answer ?? null);
        const correct = entry.correct === null ? null : Number(entry.correct);
        await database
          .insertInto('quiz_answer')
          .values({ learner, lesson, question, answer, correct, at })
          .onConflict((conflict) =>
            conflict
              .columns(['learner', 'lesson', 'question'])
              .doUpdateSet({ answer, correct, at })
              .where('quiz_answer.at', '<=', at),
          )
          .execute();
        break;
      }
    }
  },

  async look() {
    await sql`select 1`.execute(database);
  },
  close: () => database.destroy(),
});
