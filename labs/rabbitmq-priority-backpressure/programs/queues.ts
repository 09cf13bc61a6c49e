// The same queue with five sets of limits. Arguments of a queue cannot be changed once it is there, so each has its own.
export const queues = {
  open: {},
  'drop-head': { 'x-max-length': 20, 'x-overflow': 'drop-head' },
  reject: { 'x-max-length': 20, 'x-overflow': 'reject-publish' },
  ttl: { 'x-message-ttl': 3000 },
  priority: { 'x-max-priority': 10 },
} as const;

export type Limits = keyof typeof queues;

/** Name of the queue with those limits. */
export const queueOf = (limits: Limits): string => `letters.${limits}`;

export const isLimits = (value: string): value is Limits => value in queues;
