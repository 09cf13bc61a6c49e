import { defineLab } from '#model/lab.ts';
import { guide } from './guide.ts';
import { coldBytes, gzipLarge, gzipSmall, waitingLine } from './predictions.ts';
import { story } from './story.ts';

/** As many questions as the picture keeps of either way. */
const most = 24;

export const lab = defineLab({
  slug: 'grpc-vs-rest',
  line: 'grpc',
  needs: ['grpc', 'http'],
  servers: ['grpc'],
  webServers: ['rest'],
  roles: {
    shop: {
      program: 'shop.ts',
      start: 1,
      max: 1,
      breakable: false,
      // Its card speaks of requests first: of these some may wait.
      uses: ['http', 'grpc'],
      env: {
        GRPC_URL: { servers: 'grpc' },
        REST_URL: { webServers: 'rest' },
        WAY: { setting: 'way' },
        COUNT: { setting: 'count' },
        SIZE: { setting: 'size' },
        GZIP: { setting: 'gzip' },
        CONNECTIONS: { setting: 'connections' },
        ID_PREFIX: { start: 'letter' },
      },
    },
    grpc: {
      program: 'grpc-server.ts',
      start: 1,
      max: 1,
      breakable: false,
      uses: ['grpc'],
      env: { WORK: { setting: 'work' } },
    },
    rest: {
      program: 'rest-server.ts',
      start: 1,
      max: 1,
      breakable: false,
      uses: ['http'],
      env: { WORK: { setting: 'work' } },
    },
  },
  controls: [
    { id: 'ask', kind: 'button', primary: true, effect: { tell: 'shop', line: () => 'ask' } },
    {
      id: 'count',
      kind: 'slider',
      min: 1,
      max: most,
      step: 1,
      initial: 1,
      effect: { tell: 'shop', line: (count) => `count ${count}` },
    },
    {
      id: 'work',
      kind: 'choice',
      options: ['0', '200', '600'],
      initial: '0',
      effect: { tell: ['grpc', 'rest'], line: (ms) => `work ${ms}` },
    },
    {
      id: 'size',
      kind: 'choice',
      options: ['1', '5', '100', '400'],
      initial: '5',
      effect: { tell: 'shop', line: (size) => `size ${size}` },
    },
    {
      id: 'gzip',
      kind: 'choice',
      options: ['off', 'on'],
      initial: 'off',
      effect: { tell: 'shop', line: (gzip) => `gzip ${gzip}` },
    },
    {
      id: 'connections',
      kind: 'choice',
      options: ['kept', 'fresh'],
      initial: 'kept',
      effect: { tell: 'shop', line: (connections) => `connections ${connections}` },
    },
    {
      id: 'way',
      kind: 'choice',
      options: ['both', 'grpc', 'rest'],
      initial: 'both',
      effect: { tell: 'shop', line: (way) => `way ${way}` },
    },
  ],
  predictions: [waitingLine, gzipSmall, gzipLarge, coldBytes],
  guide,
  story,
});
