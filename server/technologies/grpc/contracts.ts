import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRegistry, type DescField, type DescMessage, type Registry, ScalarType } from '@bufbuild/protobuf';
import type { EventOf } from '#model/events.ts';

type Opened = EventOf<'call.opened'>;

/** What the contracts say of the method of a call. */
export type MethodFacts = Pick<Opened, 'kind' | 'input' | 'output'>;

/** Looks a method up by the path of its calls, `/shop.v1.StockService/GetStock`; knows nothing of one that no contract has. */
export type Contracts = (method: string) => MethodFacts;

const generated = path.join(import.meta.dirname, '../../../proto/gen');

/** Reads the code that was made of all contracts. */
export const readContracts = async (): Promise<Contracts> => {
  const registry = createRegistry(...(await descriptions()));
  return (method) => factsOf(registry, method);
};

const descriptions = async () => {
  if (!existsSync(generated)) return [];
  // Of a contract in several releases the current one: they all bear the same names.
  const files = readdirSync(generated, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('_pb.ts') && !file.startsWith('releases'),
  );
  const modules: object[] = await Promise.all(
    files.map((file) => import(pathToFileURL(path.join(generated, file)).href)),
  );
  return modules.flatMap((module) => Object.values(module).filter(isFile));
};

const isFile = (value: unknown): value is Parameters<typeof createRegistry>[number] =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'file';

const kinds = {
  unary: 'unary',
  server_streaming: 'server-streaming',
  client_streaming: 'client-streaming',
  bidi_streaming: 'bidi-streaming',
} as const;

const factsOf = (registry: Registry, path: string): MethodFacts => {
  const [, service = '', name = ''] = path.split('/');
  const method = registry.getService(service)?.methods.find((one) => one.name === name);
  if (!method) return {};
  return { kind: kinds[method.methodKind], input: typeOf(method.input), output: typeOf(method.output) };
};

const typeOf = ({ name, fields }: DescMessage): NonNullable<Opened['input']> => ({
  name,
  fields: fields.map((field) => ({ number: field.number, name: field.name, type: typeNameOf(field) })),
});

const typeNameOf = (field: DescField): string => {
  const named = field.scalar === undefined ? field.fieldKind : (ScalarType[field.scalar]?.toLowerCase() ?? 'scalar');
  return field.fieldKind === 'list' ? `repeated ${named}` : named;
};
