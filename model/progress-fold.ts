/** Progress as a fold over its entries; apart from its schemas, so that a page need not load a validator to show it. */
import type { Progress, ProgressEntry } from './progress.ts';

/** The progress of someone who has done nothing yet. */
export const noProgress: Progress = { lessonsRead: [], quiz: {}, objectives: {}, predictions: {} };

/** Folds one entry into a progress without changing the one given; the browser uses it before the server has answered. */
export function withEntry(progress: Progress, entry: ProgressEntry, at: string): Progress {
  switch (entry.kind) {
    case 'lesson-read':
      return progress.lessonsRead.includes(entry.lesson)
        ? progress
        : { ...progress, lessonsRead: [...progress.lessonsRead, entry.lesson] };
    case 'quiz-answered':
      return {
        ...progress,
        quiz: {
          ...progress.quiz,
          [entry.lesson]: {
            ...progress.quiz[entry.lesson],
            [entry.question]: { answer: entry.answer, correct: entry.correct, at },
          },
        },
      };
    case 'objective-met': {
      const met = progress.objectives[entry.lab] ?? [];
      return met.includes(entry.objective)
        ? progress
        : { ...progress, objectives: { ...progress.objectives, [entry.lab]: [...met, entry.objective] } };
    }
    case 'prediction-settled': {
      const { lab, prediction, right } = entry;
      const settled = progress.predictions[lab] ?? {};
      return prediction in settled
        ? progress
        : { ...progress, predictions: { ...progress.predictions, [lab]: { ...settled, [prediction]: right } } };
    }
  }
}

/** Over the whole course: how many predictions were settled, and how many of them were right. */
export const predictionScore = ({ predictions }: Pick<Progress, 'predictions'>): { right: number; settled: number } => {
  const all = Object.values(predictions).flatMap((lab) => Object.values(lab));
  return { right: all.filter(Boolean).length, settled: all.length };
};
