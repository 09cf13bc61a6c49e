import type { ActionRequest } from '#model/control.ts';
import type { ApiError, RefusedAt } from '#model/socket.ts';
import { copy } from './copy.vi.ts';

export type Answer<Value> = { ok: true; value: Value } | { ok: false; error: ApiError };

/** Where a sandbox stands after asking for one. */
export type Opening = { state: 'open'; sandboxId: string } | { state: 'queued'; position: number };

const unreachable: ApiError = { code: 'unreachable', sentence: copy.failed };

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

const call = async (method: string, path: string, body?: unknown): Promise<Answer<unknown>> => {
  try {
    const response = await fetch(path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const value: unknown = response.status === 204 ? null : await response.json().catch(() => null);
    return response.ok ? { ok: true, value } : { ok: false, error: errorOf(value) };
  } catch {
    return { ok: false, error: unreachable };
  }
};

const openingOf = (answer: Answer<unknown>): Answer<Opening> => {
  if (!answer.ok) return answer;
  const sandboxId = field(answer.value, 'sandboxId');
  if (typeof sandboxId === 'string') return { ok: true, value: { state: 'open', sandboxId } };
  const position = field(answer.value, 'position');
  if (typeof position === 'number') return { ok: true, value: { state: 'queued', position } };
  return { ok: false, error: unreachable };
};

const sandbox = (id: string, rest = ''): string => `/api/sandboxes/${encodeURIComponent(id)}${rest}`;

/** The HTTP half of a sandbox: everything here is only "accepted"; what happened comes over the socket. */
export const sandboxApi = {
  /** The learner's own sandbox of this lab, opened if there is none. */
  open: async (lab: string): Promise<Answer<Opening>> => openingOf(await call('POST', '/api/sandboxes', { lab })),
  /** The learner's running sandbox of this lab, or null. */
  find: async (lab: string): Promise<string | null> => {
    const answer = await call('GET', `/api/sandboxes?lab=${encodeURIComponent(lab)}`);
    if (!answer.ok) return null;
    const found = field(answer.value, 'sandbox') ?? answer.value;
    const id = field(found, 'sandboxId');
    return typeof id === 'string' ? id : null;
  },
  act: (id: string, action: ActionRequest): Promise<Answer<unknown>> => call('POST', sandbox(id, '/actions'), action),
  predict: (id: string, prediction: string, option: string): Promise<Answer<unknown>> =>
    call('POST', sandbox(id, '/predictions'), { prediction, option }),
  reset: (id: string): Promise<Answer<unknown>> => call('POST', sandbox(id, '/reset'), {}),
  extend: (id: string): Promise<Answer<unknown>> => call('POST', sandbox(id, '/extend'), {}),
  logUrl: (id: string): string => sandbox(id, '/log'),
};
