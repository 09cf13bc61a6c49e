import { z } from 'zod';
import { lessonAt } from '#content/lessons.ts';
import { quizBeside } from '#content/quiz.ts';
import { mostAsked } from '#model/drawn-test.ts';
import { answer } from '#server/http/answer.ts';
import { Refusal } from '#server/sandboxes/refusal.ts';

const idsSchema = z.array(z.string().max(80)).max(mostAsked);

/** `?lesson=line/slug&ids=a,b` → `{ questions }` of that lesson's quiz, in that order; what it has no more is left out. */
export function GET(request: Request): Promise<Response> {
  return answer(request, async () => {
    const { searchParams } = new URL(request.url);
    const [line = '', slug = ''] = (searchParams.get('lesson') ?? '').split('/');
    const lesson = lessonAt(line, slug);
    if (!lesson) throw new Refusal(400, 'bad-request', 'lesson');
    const ids = idsSchema.safeParse((searchParams.get('ids') ?? '').split(','));
    if (!ids.success) throw new Refusal(400, 'bad-request', 'ids');
    const { questions } = await quizBeside(lesson.folder);
    const asked = ids.data.flatMap((id) => questions.find((question) => question.id === id) ?? []);
    return Response.json({ questions: asked });
  });
}
