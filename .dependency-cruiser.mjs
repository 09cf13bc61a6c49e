/** The layers of docs/architecture.md: an import may only point from a folder to one named in its row. */
const layers = {
  proto: [],
  model: [],
  labs: ['model', 'proto'],
  content: ['model', 'proto'],
  server: ['model', 'labs', 'proto'],
  components: ['model', 'labs', 'content', 'proto'],
  app: ['model', 'labs', 'content', 'components', 'server', 'proto'],
};

/** The floors of server/, a folder or a file each: again an import may only point to one named in its row. */
const floors = {
  'secret-file': [],
  settings: [],
  processes: [],
  programs: ['processes'],
  technologies: ['settings', 'secret-file', 'processes', 'programs'],
  brokers: ['processes', 'technologies'],
  sandboxes: ['processes', 'programs', 'technologies', 'brokers'],
  learners: ['secret-file'],
  progress: ['settings'],
  visitors: ['sandboxes', 'settings'],
  platform: ['brokers', 'sandboxes', 'learners', 'progress', 'visitors'],
  http: ['brokers', 'sandboxes', 'learners', 'visitors', 'platform'],
  rehearsal: ['processes', 'technologies', 'brokers', 'sandboxes', 'progress'],
};

const folder = (/** @type {string[]} */ names) => `^(${names.join('|')})/`;
const floor = (/** @type {string[]} */ names) => `^server/(${names.join('|')})(/|\\.ts$)`;
const test = '\\.test\\.ts$';

export default {
  forbidden: [
    ...Object.entries(layers).map(([name, allowed]) => ({
      name: `${name}-imports-only-${allowed.join('-') || 'itself'}`,
      severity: 'error',
      from: { path: folder([name]) },
      to: { path: folder(Object.keys(layers)), pathNot: folder([name, ...allowed]) },
    })),
    ...Object.entries(floors).map(([name, allowed]) => ({
      name: `server-${name}-imports-only-${allowed.join('-') || 'itself'}`,
      comment: 'Tests are free: they may look at the whole from below.',
      severity: 'error',
      from: { path: floor([name]), pathNot: test },
      to: { path: '^server/', pathNot: floor([name, ...allowed]) },
    })),
    {
      name: 'technologies-do-not-know-each-other',
      severity: 'error',
      from: { path: '^server/technologies/([^/]+)/' },
      to: { path: '^server/technologies(\\.ts$|/[^/]+/)', pathNot: '^server/technologies/$1/' },
    },
    {
      name: 'technologies-by-the-table',
      comment: 'Whatever serves all technologies finds them in server/technologies.ts.',
      severity: 'error',
      from: { path: '^server/', pathNot: `^server/(technologies\\.ts$|technologies/[^/]+/|rehearsal/)|${test}` },
      to: { path: '^server/technologies/[^/]+/' },
    },
    {
      name: 'model-is-pure',
      comment:
        'model/ runs in the browser and on the server: no React, no Node. Of zustand, the part that knows no React.',
      severity: 'error',
      from: { path: '^model/', pathNot: test },
      to: {
        path: '^(react|next|node:)|node_modules/(react|next|socket\\.io|zustand/(?!esm/vanilla\\.))',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'kafkajs-is-mended',
      comment: 'All of ours take it from the module that mends it; the programs get the same by their preload.',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/technologies/kafka/kafkajs\\.ts$' },
      to: { path: 'node_modules/kafkajs/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^collections/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|\\.source|\\.data)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
