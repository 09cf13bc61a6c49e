import { defineLab } from '#model/lab.ts';
import { guide } from './guide.ts';
import { clientStream, errorStatus, replySize } from './predictions.ts';
import { story } from './story.ts';

export const lab = defineLab({
  slug: 'grpc-in-browser',
  line: 'grpc',
  needs: ['grpc'],
  servers: ['stock', 'gateway'],
  roles: {
    browser: {
      program: 'browser.ts',
      runsIn: 'browser',
      start: 0,
      max: 1,
      env: { GATEWAY_URL: { servers: 'gateway' }, KIND: { setting: 'kind' }, PROTOCOL: { setting: 'protocol' } },
    },
    gateway: { program: 'gateway.ts', start: 1, max: 1, env: { STOCK_URL: { servers: 'stock' } } },
    stock: { program: 'stock.ts', start: 1, max: 1 },
  },
  controls: [
    { id: 'call', kind: 'button', primary: true, effect: { tell: 'browser', line: () => 'call' } },
    {
      id: 'kind',
      kind: 'choice',
      options: ['ask', 'missing', 'watch', 'stream', 'relay'],
      initial: 'ask',
      effect: { tell: 'browser', line: (kind) => `kind ${kind}` },
    },
    {
      id: 'protocol',
      kind: 'choice',
      options: ['grpc-web', 'connect-json', 'connect'],
      initial: 'grpc-web',
      effect: { tell: 'browser', line: (protocol) => `protocol ${protocol}` },
    },
  ],
  predictions: [replySize, errorStatus, clientStream],
  guide,
  story,
});
