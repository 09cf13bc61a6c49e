import { answer, learnerOf } from '#server/http/answer.ts';
import { platform } from '#server/platform.ts';

/** The sandbox's log as a file to keep, and to drop on the lab page later. */
export const GET = (incoming: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> =>
  answer(incoming, async () => {
    const { board, sandboxes } = platform();
    const { sandbox } = sandboxes.get(learnerOf(incoming), (await params).id);
    await sandbox.settled();
    const versions = board.notices().flatMap(({ technology, version }) => (version ? [[technology, version]] : []));
    const file = sandbox.file(Object.fromEntries(versions));
    const stamp = new Date(file.recordedAt).toISOString().slice(0, 16).replace(':', '-');
    return Response.json(file, {
      headers: { 'content-disposition': `attachment; filename="${sandbox.lab.slug}-${stamp}.json"` },
    });
  });
