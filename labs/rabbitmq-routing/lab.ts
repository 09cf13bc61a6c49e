import { defineLab, type Role } from '#model/lab.ts';
import { guide } from './guide.ts';
import { bindingText, exchanges, type Reader, readBinding, severities, startBindings, tenants } from './keys.ts';
import { afterRestart, catchAll, severalBindings, twoMatches } from './predictions.ts';
import { story } from './story.ts';

/** In characters: each takes up to 4 bytes, and AMQP has room for 255 bytes of key. */
const longestKey = 60;

const reader = (queue: Reader): Role => ({
  program: 'subscriber.ts',
  start: 1,
  max: 1,
  env: { QUEUE: queue, BINDINGS: startBindings[queue].join(',') },
});

export const lab = defineLab({
  slug: 'rabbitmq-routing',
  line: 'rabbitmq',
  needs: ['rabbitmq'],
  roles: {
    platform: { program: 'platform.ts', start: 1, max: 1, breakable: false, env: { ID_PREFIX: { start: 'letter' } } },
    archive: reader('archive'),
    oncall: reader('oncall'),
    acme: reader('acme'),
    globex: reader('globex'),
  },
  controls: [
    { id: 'log-error', kind: 'button', primary: true, effect: { tell: 'platform', line: () => 'log error' } },
    { id: 'log-warning', kind: 'button', effect: { tell: 'platform', line: () => 'log warning' } },
    { id: 'log-info', kind: 'button', effect: { tell: 'platform', line: () => 'log info' } },
    {
      id: 'event',
      kind: 'form',
      fields: [
        { id: 'tenant', kind: 'choice', options: [...tenants, 'initech'] },
        { id: 'service', kind: 'choice', options: ['orders', 'payments', 'stock'] },
        { id: 'severity', kind: 'choice', options: severities },
      ],
      effect: {
        tell: 'platform',
        line: ({ tenant, service, severity }) => `event ${tenant}.${service}.${severity}`,
      },
    },
    {
      id: 'own-key',
      kind: 'form',
      fields: [{ id: 'key', kind: 'text', initial: 'error.acme.orders', maxLength: longestKey, required: true }],
      effect: { tell: 'platform', line: ({ key = '' }) => `event ${key.trim()}` },
    },
    {
      id: 'bind',
      kind: 'form',
      fields: [
        { id: 'who', kind: 'choice', options: ['oncall', 'acme', 'globex', 'archive'] },
        { id: 'exchange', kind: 'choice', options: exchanges },
        { id: 'key', kind: 'text', initial: 'warning', maxLength: longestKey, required: true },
      ],
      effect: { tell: ({ who = '' }) => who, line: ({ exchange, key = '' }) => `bind ${exchange} ${key.trim()}` },
    },
    {
      id: 'unbind',
      kind: 'form',
      fields: [{ id: 'binding', kind: 'choice', options: ({ bindings }) => bindings.map(bindingText).sort() }],
      effect: {
        tell: ({ binding = '' }) => readBinding(binding).queue,
        line: ({ binding = '' }) => `unbind ${readBinding(binding).exchange} ${readBinding(binding).key}`,
      },
    },
  ],
  predictions: [severalBindings, twoMatches, catchAll, afterRestart],
  guide,
  story,
  workMs: () => 900,
});
