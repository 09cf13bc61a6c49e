import type { BrowserTask } from '#model/browser-task.ts';
import type { ActionRequest } from '#model/control.ts';
import type { ApiError, Place, RefusedAt } from '#model/socket.ts';
import { copy } from './copy.vi.ts';

export type Answer<Value> = { ok: true; value: Value } | { ok: false; error: ApiError };

/** Where a sandbox stands after asking for one. */
export type Opening = { state: 'open'; sandboxId: string; doorKey: string | null } | { state: 'queued'; place: Place };

/** What of the learner's is open, or waited for (`null`), in any lab. */
export interface HeldRoom {
  lab: string;
  title: string;
  sandboxId: string | null;
}

/** Opening and resetting take their time, and are waited for with a way out; a command is answered at once or not at all. */
const patienceMs = { slow: 120_000, prompt: 15_000 };

/** What is said where no answer came. */
export const unreachable: ApiError = { code: 'unreachable', sentence: copy.failed };

const field = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null ? Object.getOwnPropertyDescriptor(body, name)?.value : undefined;

const errorOf = (body: unknown): ApiError => {
  const code = field(body, 'code');
  const sentence = field(body, 'sentence');
  if (typeof code !== 'string' || typeof sentence !== 'string') return unreachable;
  const at = refusedAt(field(body, 'at'));
  return { code, sentence, ...(at ? { at } : {}) };
};

const refusedAt = (at: unknown): RefusedAt | undefined => {
  const control = field(at, 'control');
  const name = field(at, 'field');
  if (typeof control !== 'string') return undefined;
  return { control, ...(typeof name === 'string' ? { field: name } : {}) };
};

const call = async (
  method: string,
  path: string,
  body?: unknown,
  patience = patienceMs.prompt,
  given?: AbortSignal,
): Promise<Answer<unknown>> => {
  try {
    const response = await fetch(path, {
      method,
      signal: AbortSignal.any([AbortSignal.timeout(patience), ...(given ? [given] : [])]),
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const value: unknown = response.status === 204 ? null : await response.json().catch(() => null);
    return response.ok ? { ok: true, value } : { ok: false, error: errorOf(value) };
  } catch {
    return { ok: false, error: unreachable };
  }
};

const openingOf = (body: unknown): Opening | null => {
  const sandboxId = field(body, 'sandboxId');
  const doorKey = field(body, 'doorKey');
  if (typeof sandboxId === 'string') {
    return { state: 'open', sandboxId, doorKey: typeof doorKey === 'string' ? doorKey : null };
  }
  const place = placeOf(body);
  return place && { state: 'queued', place };
};

const placeOf = (body: unknown): Place | null => {
  const position = field(body, 'position');
  const waitMs = field(body, 'waitMs');
  const what = field(body, 'for');
  if (typeof position !== 'number' || typeof waitMs !== 'number') return null;
  if (what !== 'turn' && what !== 'room' && what !== 'alone') return null;
  return { position, waitMs, for: what };
};

const heldRoom = (room: unknown): HeldRoom[] => {
  const lab = field(room, 'lab');
  const title = field(room, 'title');
  const sandboxId = field(room, 'sandboxId');
  if (typeof lab !== 'string' || typeof title !== 'string') return [];
  return [{ lab, title, sandboxId: typeof sandboxId === 'string' ? sandboxId : null }];
};

const taskOf = (body: unknown): BrowserTask | null => {
  const lab = field(body, 'lab');
  const program = field(body, 'program');
  const line = field(body, 'line');
  const env = field(body, 'env');
  if (typeof lab !== 'string' || typeof program !== 'string' || typeof line !== 'string') return null;
  if (typeof env !== 'object' || env === null) return null;
  return {
    lab,
    program,
    line,
    env: Object.fromEntries(Object.entries(env).map(([name, value]) => [name, String(value)])),
  };
};

const ofLab = (lab: string): string => `/api/sandboxes?lab=${encodeURIComponent(lab)}`;
const sandbox = (id: string, rest = ''): string => `/api/sandboxes/${encodeURIComponent(id)}${rest}`;

/** The HTTP half of a sandbox: everything here is only "accepted"; what happened comes over the socket. */
export const sandboxApi = {
  /**
   * The learner's own sandbox of this lab, opened if there is none, or the place where the page has to wait. Asking again
   * keeps the place; it is answered once the sandbox is open, or after some seconds.
   */
  open: async (lab: string, waiting: boolean, given: AbortSignal): Promise<Answer<Opening>> => {
    const answer = await call('POST', '/api/sandboxes', { lab, waiting }, patienceMs.slow, given);
    if (!answer.ok) return answer;
    const opening = openingOf(answer.value);
    return opening ? { ok: true, value: opening } : { ok: false, error: unreachable };
  },
  /** The learner's running sandbox of this lab, or the place before it; null where there is neither. */
  find: async (lab: string): Promise<Opening | null> => {
    const answer = await call('GET', ofLab(lab));
    if (!answer.ok) return null;
    return openingOf(field(answer.value, 'sandbox') ?? field(answer.value, 'place'));
  },
  /** All rooms of the learner, in whatever lab; none where the server cannot be asked. */
  held: async (): Promise<HeldRoom[]> => {
    const answer = await call('GET', '/api/sandboxes');
    const rooms = answer.ok ? field(answer.value, 'rooms') : [];
    return Array.isArray(rooms) ? rooms.flatMap(heldRoom) : [];
  },
  /** Ends the sandbox; its run stays where it is watched. */
  close: (id: string): Promise<Answer<unknown>> => call('DELETE', sandbox(id)),
  /** Gives the place before this lab up. */
  leave: (lab: string): Promise<Answer<unknown>> => call('DELETE', ofLab(lab)),
  /** With what this browser is to do of it, if anything. */
  act: async (id: string, action: ActionRequest): Promise<Answer<BrowserTask | null>> => {
    const answer = await call('POST', sandbox(id, '/actions'), action);
    return answer.ok ? { ok: true, value: taskOf(field(answer.value, 'browser')) } : answer;
  },
  /** What became of such a task. */
  report: (id: string, program: string, report: unknown): Promise<Answer<unknown>> =>
    call('POST', sandbox(id, '/reports'), { program, report }),
  predict: (id: string, prediction: string, option: string): Promise<Answer<unknown>> =>
    call('POST', sandbox(id, '/predictions'), { prediction, option }),
  reset: (id: string): Promise<Answer<unknown>> => call('POST', sandbox(id, '/reset'), {}, patienceMs.slow),
  /** A reset that still waits for its turn does not happen. */
  cancelReset: (id: string): Promise<Answer<unknown>> => call('DELETE', sandbox(id, '/reset')),
  extend: (id: string): Promise<Answer<unknown>> => call('POST', sandbox(id, '/extend'), {}),
  logUrl: (id: string): string => sandbox(id, '/log'),
};
