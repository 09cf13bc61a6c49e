import type { Picture } from '#model/picture.ts';

/** A binding as the picture has it. */
export type Binding = Picture['bindings'][number];

/** Names that the programs declare. */
export const exchanges = ['shop.direct', 'shop.fanout', 'shop.topic', 'shop.headers'] as const;
export const queues = ['payment', 'inventory', 'email', 'audit'] as const;
export const unrouted = { exchange: 'shop.unrouted', queue: 'unrouted' } as const;
/** Of the control that chooses where the next message goes; `default` is the exchange without a name. */
export const choices = ['shop.topic', 'shop.direct', 'shop.fanout', 'shop.headers', 'default'] as const;

/** Name on the broker of the exchange that is chosen now. */
export const chosenExchange = ({ settings }: Picture): string => {
  const chosen = String(settings.exchange ?? choices[0]);
  return chosen === 'default' ? '' : chosen;
};

/** Header pairs that a binding of a headers exchange asks for, without `x-match`; their order means nothing. */
export const pairsOf = (args: Record<string, unknown>): [name: string, value: string][] =>
  Object.entries(args)
    .filter(([name]) => !name.startsWith('x-'))
    .map(([name, value]): [string, string] => [name, String(value)])
    .sort(([one], [other]) => (one < other ? -1 : 1));

/** What a binding asks for, on one line: its key, or `any region=asia, vip=yes`. */
export const conditionOf = ({ routingKey, arguments: args }: Binding): string => {
  const pairs = pairsOf(args).map(([name, value]) => `${name}=${value}`);
  return args['x-match'] === undefined ? routingKey : `${args['x-match']} ${pairs.join(', ')}`;
};

/** Ways that the form for binding offers: from the chosen exchange to each queue. */
export const ways = (picture: Picture): string[] =>
  queues.map((queue) => `${chosenExchange(picture) || 'default'} → ${queue}`);

/** Bindings of the chosen exchange, as the form for unbinding offers them: `email: orders.# (shop.topic)`. */
export const boundWays = (picture: Picture): string[] =>
  picture.bindings
    .filter(({ exchange }) => exchange === chosenExchange(picture) && exchange !== '')
    .map((binding) => `${binding.queue}: ${conditionOf(binding)} (${binding.exchange})`);

/** One of `ways`, as `operator.ts` reads it. */
export const readWay = (way: string): { exchange: string; queue: string } => {
  const [exchange = '', queue = ''] = way.split(' → ');
  return { exchange, queue };
};

/** One of `boundWays`, as `operator.ts` reads it. */
export const readBoundWay = (way: string): Record<'exchange' | 'queue' | 'key' | 'match' | 'headers', string> => {
  const [, queue = '', condition = '', exchange = ''] = /^([^:]+): (.*) \((\S+)\)$/.exec(way) ?? [];
  if (exchange !== 'shop.headers') return { exchange, queue, key: condition, match: 'all', headers: '' };
  const [, match = 'all', headers = ''] = /^(\S+) (.*)$/.exec(condition) ?? [];
  return { exchange, queue, key: '', match, headers };
};
