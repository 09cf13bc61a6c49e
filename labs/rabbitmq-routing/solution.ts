import type { Solution, Step } from '#model/lab.ts';
import type { Picture } from '#model/picture.ts';
import { met, raised, settled } from '#model/steps.ts';
import { bindingText, readers } from './keys.ts';

const has = ({ bindings }: Picture, binding: string): boolean => bindings.some((one) => bindingText(one) === binding);
const reads = ({ queues }: Picture, reader: string): boolean =>
  queues[reader]?.consumers.some((consumer) => consumer.program === reader) ?? false;

const ready: Step = {
  until: (picture) =>
    picture.programs.platform?.connected === true && readers.every((reader) => reads(picture, reader)),
  why: 'the platform is connected and everybody reads',
};
const bound = (binding: string): Step => ({ until: (picture) => has(picture, binding), why: `bound: ${binding}` });
const unbound = (binding: string): Step => ({
  until: (picture) => !has(picture, binding),
  why: `not bound: ${binding}`,
});
const drained = (sent: number): Step => ({
  until: (picture) => picture.programs.platform?.published.sent === sent && Object.keys(picture.messages).length === 0,
  why: `${sent} messages sent, and all of them read`,
});
const event = (tenant: string, service: string, severity: string): Step => ({
  act: 'event',
  value: { tenant, service, severity },
});
const bind = (who: string, exchange: string, key: string): Step => ({ act: 'bind', value: { who, exchange, key } });

const catchAll = 'acme · events · #';

export const solution: Solution = {
  pauseMs: 700,
  steps: [
    ready,
    { predict: 'several-bindings', option: 'one-each' },
    { act: 'log-error' },
    settled('several-bindings'),
    drained(1),
    { act: 'log-info' },
    met('severity'),
    drained(2),

    bind('oncall', 'logs', 'warning'),
    bound('oncall · logs · warning'),
    { act: 'log-warning' },
    met('widened'),
    drained(3),

    event('acme', 'orders', 'info'),
    drained(4),
    event('globex', 'payments', 'info'),
    met('isolated'),
    drained(5),
    event('acme', 'stock', 'error'),
    event('globex', 'orders', 'error'),
    met('every-error'),
    drained(7),

    { predict: 'two-matches', option: 'one' },
    bind('acme', 'events', '*.*.error'),
    bound('acme · events · *.*.error'),
    event('acme', 'orders', 'error'),
    settled('two-matches'),
    { act: 'unbind', value: { binding: 'acme · events · *.*.error' } },
    unbound('acme · events · *.*.error'),
    drained(8),

    { predict: 'catch-all', option: 'both' },
    { predict: 'after-restart', option: 'leaks' },
    bind('acme', 'events', '#'),
    bound(catchAll),
    event('globex', 'payments', 'warning'),
    met('leaked'),
    settled('catch-all'),
    drained(9),
    { act: 'kill', program: 'acme' },
    { until: (picture) => picture.programs.acme?.state === 'dead' && !reads(picture, 'acme'), why: 'acme is dead' },
    { act: 'run', program: 'acme' },
    ready,
    event('globex', 'stock', 'info'),
    met('stale'),
    settled('after-restart'),
    drained(10),
    { act: 'unbind', value: { binding: catchAll } },
    unbound(catchAll),
    event('globex', 'orders', 'info'),
    met('mended'),
    drained(11),
  ],
  wrongTries: [
    {
      name: 'puts the severity first',
      raises: 'wrong-shape',
      steps: [ready, { act: 'own-key', value: { key: 'error.acme.orders' } }, raised('wrong-shape')],
    },
    {
      name: 'tells of a tenant that nobody listens for',
      raises: 'unrouted',
      steps: [ready, event('initech', 'orders', 'info'), raised('unrouted')],
    },
    {
      name: 'writes a pattern of two words for keys of three',
      raises: 'wrong-length',
      steps: [ready, bind('oncall', 'events', 'acme.*'), raised('wrong-length')],
    },
    {
      name: 'uses a wildcard on a direct exchange',
      raises: 'no-severity',
      steps: [ready, bind('oncall', 'logs', '#'), raised('no-severity')],
    },
    {
      name: 'takes away the only binding of a tenant',
      raises: 'deaf',
      steps: [ready, { act: 'unbind', value: { binding: 'globex · events · globex.#' } }, raised('deaf')],
    },
  ],
};
