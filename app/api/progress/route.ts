import { lessonAt } from '#content/lessons.ts';
import { quizBeside } from '#content/quiz.ts';
import { judged, readDrawnTest } from '#model/drawn-test.ts';
import { type ProgressEntry, progressEntrySchema } from '#model/progress.ts';
import { noProgress } from '#model/progress-fold.ts';
import { grade, readAnswer } from '#model/quiz.ts';
import { answer, learnerOrNew, readBody } from '#server/http/answer.ts';
import { platform } from '#server/platform.ts';
import { Refusal } from '#server/sandboxes/refusal.ts';

/** The entry as it may be kept: of a lesson that exists, its answer judged here by the quiz bank. */
async function checked(entry: ProgressEntry): Promise<ProgressEntry> {
  // Only the sandbox that saw it happen says that an objective was met, or a prediction settled.
  if (entry.kind === 'objective-met' || entry.kind === 'prediction-settled')
    throw new Refusal(400, 'bad-request', 'kind');
  const [line = '', slug = ''] = entry.lesson.split('/');
  const lesson = lessonAt(line, slug);
  if (!lesson) throw new Refusal(400, 'bad-request', 'lesson');
  if (entry.kind === 'lesson-read') return entry;
  const { id, questions, drawn } = await quizBeside(lesson.folder);
  if (drawn !== undefined && entry.question === id) {
    const test = readDrawnTest(entry.answer);
    if (!test) throw new Refusal(400, 'bad-request', 'answer');
    return { ...entry, answer: judged(test, questions), correct: null };
  }
  const question = questions.find((one) => one.id === entry.question);
  if (!question) throw new Refusal(400, 'bad-request', 'question');
  const given = readAnswer(entry.answer);
  if (!given) throw new Refusal(400, 'bad-request', 'answer');
  return { ...entry, answer: given, correct: grade(question, given).correct };
}

/** This learner's progress, or 503 `progress-away`; somebody without a cookie has none. */
export function GET(request: Request): Promise<Response> {
  return answer(request, async () => {
    const { learners, progress } = platform();
    const learner = learners.fromCookies(request.headers.get('cookie'));
    const known = learner ? await progress.read(learner) : noProgress;
    if (!known) throw new Refusal(503, 'progress-away');
    return Response.json(known, { headers: { 'cache-control': 'no-store' } });
  });
}

/** Takes one `ProgressEntry` and answers 202, also while the database is away; the first one makes the learner and sets the cookie. */
export function POST(request: Request): Promise<Response> {
  return answer(request, async () => {
    const entry = await checked(await readBody(request, progressEntrySchema));
    const { id, headers } = learnerOrNew(request);
    if (!(await platform().progress.record(id, entry))) throw new Refusal(503, 'progress-away');
    return Response.json({ code: 'accepted' }, { status: 202, headers });
  });
}
