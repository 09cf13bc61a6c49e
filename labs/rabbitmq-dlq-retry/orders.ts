/** Names of the lab's exchanges and queues, as its programs declare them. */
export const exchanges = { door: 'orders.in', retry: 'orders.retry', dead: 'orders.dlx' } as const;
export const mainQueue = 'orders';
export const deadQueue = 'orders.dead';
export const levels = [
  { key: '1s', queue: 'orders.retry.1s', seconds: 1 },
  { key: '5s', queue: 'orders.retry.5s', seconds: 5 },
  { key: '30s', queue: 'orders.retry.30s', seconds: 30 },
] as const;

/** From so many dead letters on, somebody is called. */
export const alertDepth = 3;

/** The order that a message is a copy of: each copy published on gets a number of its own, `7~2`, `7~3`. */
export const orderOf = (message: string): string => message.split('~')[0] ?? message;

/** Whether the amount is text, which the worker's first version cannot read. */
export const isPoison = (body: string): boolean => /"amount":"/.test(body);
