import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { RabbitmqAddress } from './address.ts';

/** The broker's management API as the platform's administrator; paths are below `/api`, already encoded. */
export interface Management {
  /** Parsed JSON of the answer; throws on any status but 2xx. */
  get(path: string): Promise<unknown>;
  /** Resolves with whether it was not there before. */
  put(path: string, body: unknown): Promise<boolean>;
  /** Resolves also where there is nothing to delete. */
  delete(path: string): Promise<void>;
}

const named = z.array(z.object({ name: z.string() }));

/** Names in a list of the API's: vhosts, users, exchanges. */
export const namesIn = (list: unknown): string[] => named.parse(list).map(({ name }) => name);

const limitMs = 5_000;

/** Talks to the management API of one broker; connections are kept alive between requests by `fetch` itself. */
export const createManagement = (address: RabbitmqAddress): Management => {
  const credentials = Buffer.from(`${address.username}:${address.password}`).toString('base64');
  const headers = { authorization: `Basic ${credentials}`, 'content-type': 'application/json' };

  const ask = (method: string, path: string, body: unknown): Promise<Response> =>
    fetch(`${address.managementUrl}/api${path}`, {
      method,
      headers,
      signal: AbortSignal.timeout(limitMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  const request = async (method: string, path: string, body?: unknown): Promise<{ status: number; text: string }> => {
    // A kept-alive connection may have been closed by the broker at the very moment it is used again.
    const answer = await ask(method, path, body).catch(async (error: unknown) => {
      if (error instanceof DOMException && error.name === 'TimeoutError') throw error;
      await wait(20);
      return ask(method, path, body);
    });
    const { status } = answer;
    const text = await answer.text();
    if (!answer.ok && !(method === 'DELETE' && status === 404)) {
      throw new Error(`${method} ${path}: ${status} ${text.slice(0, 200)}`);
    }
    return { status, text };
  };

  return {
    get: async (path) => JSON.parse((await request('GET', path)).text),
    put: async (path, body) => (await request('PUT', path, body)).status === 201,
    delete: async (path) => {
      await request('DELETE', path);
    },
  };
};
