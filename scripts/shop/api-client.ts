import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { z } from 'zod';

/** An answer of the gateway, checked against its own OpenAPI document. */
export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

/** Speaks to the gateway; rejects where an answer is not what `/openapi.json` promises. */
export interface Api {
  document: unknown;
  get(path: string): Promise<Answer>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** The body byte for byte. */
  postRaw(path: string, body: string, headers?: Record<string, string>): Promise<Answer>;
}

const json = { 'content-type': 'application/json' };
const record = z.record(z.string(), z.unknown());
const contents = z.object({ content: z.record(z.string(), z.unknown()) });
const described = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.object({ responses: z.record(z.string(), contents) }))),
});

export const openApi = async (url: string): Promise<Api> => {
  const document = record.parse(await (await fetch(`${url}/openapi.json`)).json());
  const { paths } = described.parse(document);
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, 'openapi');

  /** The document's name of a path, such as `/api/users/{id}`. */
  const templateOf = (path: string): string | undefined =>
    Object.keys(paths).find((template) => new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path));

  const check = (method: string, path: string, { status, headers, body }: Answer): void => {
    const what = `${method} ${path}: ${status}`;
    const template = templateOf(path);
    const operation = template === undefined ? undefined : paths[template]?.[method.toLowerCase()];
    if (template === undefined || !operation) return;
    const type = headers.get('content-type')?.split(';')[0] ?? '';
    const pointer = ['paths', template, method.toLowerCase(), 'responses', String(status), 'content', type, 'schema'];
    if (operation.responses[status]?.content[type] === undefined) throw new Error(`${what} ${type} is not documented`);
    const validate = ajv.getSchema(`openapi#/${pointer.map(escaped).join('/')}`);
    if (!validate?.(body)) throw new Error(`${what}: ${ajv.errorsText(validate?.errors)}`);
  };

  const ask = async (method: string, path: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(`${url}${path}`, { method, ...init });
    const answer = {
      status: response.status,
      headers: response.headers,
      body: record.parse(await response.json()),
    };
    check(method, path, answer);
    return answer;
  };

  return {
    document,
    get: (path) => ask('GET', path, {}),
    post: (path, body, headers) => ask('POST', path, { body: JSON.stringify(body), headers: { ...json, ...headers } }),
    postRaw: (path, body, headers) => ask('POST', path, { body, headers: { ...json, ...headers } }),
  };
};

/** A step of a JSON pointer in a URI fragment. */
const escaped = (step: string): string => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));
