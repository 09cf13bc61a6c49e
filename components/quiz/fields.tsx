'use client';

import { lazy, Suspense } from 'react';
import type { Answer, Question } from '#model/quiz.ts';
import { Choices } from './choices.tsx';
import { copy } from './copy.vi.ts';
import { NumberField } from './number-field.tsx';
import { Ordering } from './ordering.tsx';
import { Scenario } from './scenario.tsx';

// Few lessons ask one of these: the others need not carry it.
const Matching = lazy(() => import('./matching.tsx').then((module) => ({ default: module.Matching })));
const Sorting = lazy(() => import('./sorting.tsx').then((module) => ({ default: module.Sorting })));

/** What each kind of question gets from its card; `draft` is what the learner has put in so far. */
export interface AnswerProps {
  /** For labels inside the form. */
  id: string;
  draft: Answer | undefined;
  onDraft: (answer: Answer | undefined) => void;
  /** Set once answered: fields are locked, verdicts are shown. */
  answered: Answer | undefined;
}

/** What to say where nothing has been answered yet. */
export const emptyOf: Record<Question['kind'], string> = {
  single: copy.emptyChoice,
  several: copy.emptyChoice,
  ordering: copy.emptyChoice,
  number: copy.emptyNumber,
  scenario: copy.emptyText,
  matching: copy.emptyMatching,
  sorting: copy.emptySorting,
};

/** Matching and sorting count once every text has its term or group; every other kind as soon as there is an answer. */
export function isComplete(question: Question, answer: Answer): boolean {
  switch (question.kind) {
    case 'matching':
      return answer.kind === 'matching' && question.pairs.every(({ id }) => answer.terms[id] !== undefined);
    case 'sorting':
      return answer.kind === 'sorting' && question.items.every(({ id }) => answer.groups[id] !== undefined);
    default:
      return true;
  }
}

/** The fields of one question, of whichever kind. */
export function Fields({
  question,
  onMet,
  ...props
}: AnswerProps & { question: Question; onMet: (answer: Answer) => void }) {
  switch (question.kind) {
    case 'single':
    case 'several':
      return <Choices question={question} {...props} />;
    case 'ordering':
      return <Ordering question={question} {...props} />;
    case 'number':
      return <NumberField question={question} {...props} />;
    case 'scenario':
      return <Scenario question={question} {...props} onMet={onMet} />;
    case 'matching':
      return (
        <Suspense>
          <Matching question={question} {...props} />
        </Suspense>
      );
    case 'sorting':
      return (
        <Suspense>
          <Sorting question={question} {...props} />
        </Suspense>
      );
  }
}
