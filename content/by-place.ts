/** Whether a question speaks of its options by where they stand, which no learner sees as its author does. */
import type { Question } from '#model/quiz.ts';

/** A letter that would be an option's name, or an option named by where it stands. */
export const byPlace =
  /(?<![\p{L}\p{N}])[A-F](?![\p{L}\p{N}])|(đáp án|phương án|lựa chọn|câu) (đầu|cuối|trên|dưới|kế|số|thứ|[a-f](?!\p{L}))|(ở trên|bên trên|ở dưới) đều/iu;

/** Those of its texts that do; of a question without options none. */
export const namesPlaces = (question: Question): string[] =>
  'options' in question
    ? [question.prompt, question.explanation, ...question.options.flatMap(({ text, why }) => [text, why])].filter(
        (text) => byPlace.test(text),
      )
    : [];
