import { io } from 'socket.io-client';
import type { BrowserTask } from '#model/browser-task.ts';
import type { LabEvent } from '#model/events.ts';
import { emptyPicture } from '#model/picture.ts';
import { fold } from '#model/reduce.ts';
import type { JoinReply } from '#model/socket.ts';
import { carryOut } from '#server/rehearsal/browser-program.ts';
import type { Playable } from '#server/rehearsal/play.ts';

/** A sandbox on a running site, by the same API and socket as a page; `cookie` is its owner's. */
export const createRemotePlayable = async (
  url: string,
  sandboxId: string,
  cookie: string,
): Promise<Playable & { leave(): void }> => {
  const socket = io(url, { extraHeaders: { cookie }, transports: ['websocket'] });
  const events: LabEvent[] = [];
  const listeners = new Set<() => void>();
  let picture = emptyPicture;
  const take = (batch: readonly LabEvent[]): void => {
    const fresh = batch.filter(({ seq }) => seq > picture.seq);
    events.push(...fresh);
    picture = fold(picture, fresh);
    for (const listener of listeners) listener();
  };
  socket.on('events', (_id: string, _epoch: number, batch: LabEvent[]) => take(batch));
  const reply: JoinReply = await socket.emitWithAck('join', { sandboxId });
  if (!reply.ok) throw new Error(reply.error.sentence);
  take(reply.events);

  const post = async (path: string, body: unknown): Promise<{ browser?: BrowserTask }> => {
    const answer = await fetch(`${url}/api/sandboxes/${sandboxId}/${path}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
  };
  const inBrowser = async (task: BrowserTask): Promise<void> => {
    const report = await carryOut(task, (place, init) => {
      const headers = new Headers(init?.headers);
      headers.set('cookie', cookie);
      return fetch(new URL(place, url), { ...init, headers });
    });
    await post('reports', { program: task.program, report });
  };
  return {
    async act(request) {
      const { browser } = await post('actions', request);
      if (browser) void inBrowser(browser);
    },
    async predict(prediction, option) {
      await post('predictions', { prediction, option });
    },
    picture: () => picture,
    events: () => events,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    leave: () => socket.disconnect(),
  };
};
