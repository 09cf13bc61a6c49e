// Một queue với năm bộ giới hạn. Queue đã có thì không đổi được argument, nên mỗi bộ một queue.
export const queues = {
  open: {},
  'drop-head': { 'x-max-length': 20, 'x-overflow': 'drop-head' },
  reject: { 'x-max-length': 20, 'x-overflow': 'reject-publish' },
  ttl: { 'x-message-ttl': 3000 },
  priority: { 'x-max-priority': 10 },
} as const;

export type Limits = keyof typeof queues;

/** Tên queue mang bộ giới hạn đó. */
export const queueOf = (limits: Limits): string => `letters.${limits}`;

export const isLimits = (value: string): value is Limits => value in queues;
