import type { Experiment } from '#model/guide.ts';
import { backToWork } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import { isOpen } from '#model/prediction.ts';
import { backlogOf, consumersOf } from '#model/technologies/rabbitmq/steps.ts';
import { covers } from '#model/technologies/rabbitmq/topic-pattern.ts';
import { type Binding, bindingText, isTenant, ownerOf, readers, type tenants } from './keys.ts';

type Tenant = (typeof tenants)[number];

const present = backToWork(...readers);
const [thaw, run] = present;
const listening = { done: (picture: Picture) => readers.every((reader) => consumersOf(picture, reader).length > 0) };

const has = ({ bindings }: Picture, is: (binding: Binding) => boolean): boolean => bindings.some(is);
const bind = (who: string, exchange: string, key: string) => ({
  act: 'bind',
  value: { who, exchange, key },
  done: (picture: Picture): boolean =>
    has(picture, (one) => bindingText(one) === bindingText({ queue: who, exchange, routingKey: key })),
});
const unbind = (queue: string, exchange: string, routingKey: string) => ({
  act: 'unbind',
  value: { binding: bindingText({ queue, exchange, routingKey }) },
  done: (picture: Picture): boolean => !bind(queue, exchange, routingKey).done(picture),
});
const event = (tenant: Tenant, service: string, severity: string) => ({
  act: 'event',
  value: { tenant, service, severity },
});

/** Under which key the platform published last. */
const lastKey = ({ programs }: Picture): string => programs.platform?.published.last?.routingKey ?? '';
const covering = ({ bindings }: Picture, queue: string, key: string): number =>
  bindings.filter((one) => one.exchange === 'events' && one.queue === queue && covers(one.routingKey, key)).length;
/** It gets its own events. */
const served = (tenant: Tenant) => ({
  ...bind(tenant, 'events', `${tenant}.#`),
  done: (picture: Picture): boolean => covering(picture, tenant, `${tenant}.orders.info`) > 0,
});
const acmesError = 'acme.orders.error';
const asksForTwo = (picture: Picture): boolean => isOpen(picture, 'two-matches');
const everyError = '*.*.error';

/** Both errors are sent, and whoever is on call has not read the second yet. */
const bothSent = (picture: Picture): boolean =>
  /^globex\..*\.error$/.test(lastKey(picture)) && backlogOf(picture, 'oncall') > 0;

/** Some tenant is bound with a pattern that is neither its own nor of errors only. */
const isOpenToOthers = (picture: Picture): boolean =>
  has(
    picture,
    ({ exchange, queue, routingKey }) =>
      exchange === 'events' &&
      isTenant(queue) &&
      ['acme', 'globex', 'initech'].some((tenant) => tenant !== queue && covers(routingKey, `${tenant}.orders.info`)),
  );
const leak = bind('acme', 'events', '#');
const mend = { ...unbind('acme', 'events', '#'), done: (picture: Picture) => !isOpenToOthers(picture) };
/** It has started anew and got nothing since. */
const isFresh = ({ programs: { acme } }: Picture): boolean =>
  acme?.state === 'running' && acme.handled + acme.hands.length === 0;
const away = ({ programs: { acme } }: Picture): string | undefined => (acme?.exited ? acme.id : undefined);

export const guide = [
  {
    objective: 'severity',
    prediction: 'several-bindings',
    moves: [
      ...present,
      listening,
      bind('archive', 'logs', 'error'),
      bind('oncall', 'logs', 'error'),
      bind('archive', 'logs', 'info'),
      unbind('oncall', 'logs', 'info'),
      {
        act: 'log-error',
        done: (picture) => lastKey(picture) === 'error' && !isOpen(picture, 'several-bindings'),
        settles: true,
      },
      { act: 'log-info' },
    ],
  },
  {
    objective: 'widened',
    moves: [...present, bind('oncall', 'logs', 'warning'), { act: 'log-warning' }],
  },
  {
    objective: 'isolated',
    prediction: 'two-matches',
    moves: [
      ...present,
      mend,
      served('acme'),
      served('globex'),
      {
        ...bind('acme', 'events', everyError),
        done: (picture) => !asksForTwo(picture) || covering(picture, 'acme', acmesError) > 1,
      },
      {
        ...event('acme', 'orders', 'error'),
        done: (picture) => !asksForTwo(picture) && ownerOf(lastKey(picture)) === 'acme',
        settles: true,
      },
      unbind('acme', 'events', everyError),
      event('globex', 'payments', 'info'),
    ],
  },
  {
    objective: 'every-error',
    moves: [
      ...present,
      {
        ...bind('oncall', 'events', everyError),
        done: (picture) =>
          has(
            picture,
            ({ exchange, queue, routingKey }) =>
              exchange === 'events' &&
              queue === 'oncall' &&
              covers(routingKey, acmesError) &&
              covers(routingKey, 'globex.orders.error'),
          ),
      },
      {
        ...event('acme', 'stock', 'error'),
        done: (picture) => bothSent(picture) || /^acme\..*\.error$/.test(lastKey(picture)),
      },
      { ...event('globex', 'orders', 'error'), done: bothSent },
      {},
    ],
  },
  {
    objective: 'leaked',
    prediction: 'catch-all',
    moves: [...present, leak, event('globex', 'payments', 'warning')],
  },
  {
    objective: 'stale',
    prediction: 'after-restart',
    moves: [
      leak,
      thaw,
      // What it has in hand when it dies would be the first that it gets again.
      { done: (picture) => away(picture) !== undefined || backlogOf(picture, 'acme') === 0 },
      { act: 'kill', program: () => 'acme', done: (picture) => away(picture) !== undefined || isFresh(picture) },
      run,
      listening,
      event('globex', 'stock', 'info'),
    ],
  },
  {
    objective: 'mended',
    moves: [mend, event('globex', 'orders', 'info')],
  },
] as const satisfies readonly Experiment[];
