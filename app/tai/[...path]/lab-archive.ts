import { globSync, readFileSync } from 'node:fs';
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
  const all = Object.values(sources).join('\n');
  const usesContracts = all.includes(`from '${contracts}/`);
  const contractFiles = usesContracts ? readContracts() : {};
  const imported = [all, ...Object.values(contractFiles)].join('\n');
  const dependencies = Object.entries(project.dependencies).filter(([name]) => isImported(imported, name));
  const manifest = {
    name: slug,
    private: true,
    type: 'module',
    engines: { node: '>=24' },
    ...(usesContracts && { imports: { [`${contracts}/*`]: project.imports[`${contracts}/*`] } }),
    dependencies: Object.fromEntries(dependencies),
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
      programs: [...new Set(Object.values(lab.roles).flatMap(({ program, runsIn }) => (runsIn ? [] : [program])))],
    }),
    'package.json': `${JSON.stringify(manifest, undefined, 2)}\n`,
    ...(served.length > 0 && { 'docker-compose.yml': `services:\n${served.map(serviceText).join('')}` }),
    ...contractFiles,
    ...sources,
  };
};

/** As programs import what was made of the contracts. */
const contracts = '#proto';

/** The contracts with the code that was made of them, by their paths. */
const readContracts = (): Record<string, string> =>
  Object.fromEntries(
    globSync(['proto/**/*.proto', 'proto/**/buf*.yaml', 'proto/gen/**/*.ts'])
      .sort()
      .map((file) => [file, readFileSync(file, 'utf8')]),
  );

/** The package itself, or something within it. */
const isImported = (text: string, name: string): boolean => new RegExp(` from ['"]${name}(/[^'"]*)?['"];`).test(text);

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
