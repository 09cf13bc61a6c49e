/** The layers of docs/architecture.md: an import may only point from a folder to one named in its row. */
const layers = {
  model: [],
  labs: ['model'],
  content: ['model'],
  server: ['model', 'labs'],
  components: ['model', 'labs', 'content'],
  app: ['model', 'labs', 'content', 'components', 'server'],
};

const folder = (names) => `^(${names.join('|')})/`;

export default {
  forbidden: [
    ...Object.entries(layers).map(([name, allowed]) => ({
      name: `${name}-imports-only-${allowed.join('-') || 'itself'}`,
      severity: 'error',
      from: { path: folder([name]) },
      to: { path: folder(Object.keys(layers)), pathNot: folder([name, ...allowed]) },
    })),
    {
      name: 'model-is-pure',
      comment:
        'model/ runs in the browser and on the server: no React, no Node. Of zustand, the part that knows no React.',
      severity: 'error',
      from: { path: '^model/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^(react|next|node:)|node_modules/(react|next|socket\\.io|zustand/(?!esm/vanilla\\.))',
        dependencyTypesNot: ['type-only'],
      },
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
