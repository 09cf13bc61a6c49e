import { readFileSync } from 'node:fs';
import path from 'node:path';
import { downloadZip } from 'client-zip';
import type { ListedLab } from '#app/labs.ts';
import { codeFiles, readCode } from '#content/code-files.ts';
import { technologyModels } from '#model/technologies.ts';
import type { Technology } from '#model/technology.ts';
import type { Container } from '#model/technology-model.ts';
import project from '../../../package.json' with { type: 'json' };
import { copy } from './copy.vi.ts';

/** Files of a lab's archive by their names: its programs, as they are, with what it takes to run them elsewhere. */
export const archiveFiles = ({ slug, lab, copy: words }: ListedLab): Record<string, string> => {
  const files = codeFiles().filter(({ address }) => address.startsWith(`lab/${slug}/`));
  const sources = Object.fromEntries(files.map((file) => [file.name, readCode(file)]));
  const contracts = contractsOf(Object.values(sources));
  const all = [...Object.values(sources), ...Object.values(contracts)].join('\n');
  const dependencies = Object.entries(project.dependencies).filter(([name]) =>
    new RegExp(` from ["']${name}(?:/[^"']*)?["'];`).test(all),
  );
  const manifest = {
    name: slug,
    private: true,
    type: 'module',
    engines: { node: '>=24' },
    dependencies: Object.fromEntries(dependencies),
    ...(Object.keys(contracts).length > 0 && { imports: { '#proto/*': './proto/*' } }),
  };
  const served = lab.needs.flatMap((technology): Service[] => {
    const { name, container } = technologyModels[technology];
    return container ? [{ technology, name, container }] : [];
  });
  return {
    'README.md': copy.readme({
      title: words.title,
      summary: words.summary,
      brokers: served.map(({ name }) => name),
      prepare: served.flatMap(({ technology, container }) =>
        container.prepare(lab).map((command) => `docker compose exec ${technology} ${command}`),
      ),
      programs: [...new Set(Object.values(lab.roles).map(({ program }) => program))],
    }),
    'package.json': `${JSON.stringify(manifest, undefined, 2)}\n`,
    ...(served.length > 0 && { 'docker-compose.yml': `services:\n${served.map(serviceText).join('')}` }),
    ...sources,
    ...contracts,
  };
};

/** Contracts that programs import, each with the code that was made of it. */
const contractsOf = (sources: readonly string[]): Record<string, string> => {
  const imported = sources.flatMap((source) =>
    [...source.matchAll(/'#proto\/([^']+)_pb\.ts'/g)].map(([, name]) => name),
  );
  return Object.fromEntries(
    [...new Set(imported)].sort().flatMap((name) => [
      [`proto/${name}.proto`, readProto(`${name}.proto`)],
      [`proto/${name}_pb.ts`, readProto(`gen/${name}_pb.ts`)],
    ]),
  );
};

const readProto = (file: string): string => readFileSync(path.join(process.cwd(), 'proto', file), 'utf8');

/** They in one folder of the lab's name, zipped. */
export const labArchive = (lab: ListedLab): Promise<Blob> =>
  downloadZip(
    Object.entries(archiveFiles(lab)).map(([name, input]) => ({ name: `${lab.slug}/${name}`, input })),
  ).blob();

interface Service {
  technology: Technology;
  name: string;
  container: Container<ListedLab['lab']>;
}

const serviceText = ({ technology, container: { image, ports } }: Service): string =>
  [
    `  ${technology}:`,
    `    image: ${image}`,
    '    ports:',
    ...ports.map((port) => `      - 127.0.0.1:${port}:${port}`),
    '',
  ].join('\n');
