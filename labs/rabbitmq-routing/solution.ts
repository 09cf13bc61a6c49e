import type { Solution, Step } from '#model/lab.ts';
import type { Picture } from '#model/picture.ts';
import { ended, met, settled, wrongTry } from '#model/steps.ts';
import { connected, consuming } from '#model/technologies/rabbitmq/steps.ts';
import { bindingText, readers } from './keys.ts';

const ready: Step[] = [connected('platform'), ...readers.map((reader) => consuming(reader, 1))];
const has = ({ bindings }: Picture, binding: string): boolean => bindings.some((one) => bindingText(one) === binding);
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
    ...ready,
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
    ended('acme'),
    consuming('acme', 0),
    { act: 'run', program: 'acme' },
    ...ready,
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
    wrongTry('puts the severity first', 'wrong-shape', [
      ...ready,
      { act: 'own-key', value: { key: 'error.acme.orders' } },
    ]),
    wrongTry('tells of a tenant that nobody listens for', 'unrouted', [...ready, event('initech', 'orders', 'info')]),
    wrongTry('writes a pattern of two words for keys of three', 'wrong-length', [
      ...ready,
      bind('oncall', 'events', 'acme.*'),
    ]),
    wrongTry('uses a wildcard on a direct exchange', 'no-severity', [...ready, bind('oncall', 'logs', '#')]),
    wrongTry('takes away the only binding of a tenant', 'deaf', [
      ...ready,
      { act: 'unbind', value: { binding: 'globex · events · globex.#' } },
    ]),
  ],
};
