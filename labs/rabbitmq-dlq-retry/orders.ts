/** From so many dead letters on, somebody is called. */
export const alertDepth = 3;

/** The order that a message is a copy of: each copy published on gets a number of its own, `7~2`, `7~3`. */
export const orderOf = (message: string): string => message.split('~')[0] ?? message;

/** Whether the amount is text, which the worker's first version cannot read. */
export const isPoison = (body: string): boolean => /"amount":"/.test(body);
