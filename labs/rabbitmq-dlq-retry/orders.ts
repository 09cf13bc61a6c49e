/** From so many dead letters on, somebody is called. */
export const alertDepth = 3;

/** Whether the amount is text, which the worker's first version cannot read. */
export const isPoison = (body: string): boolean => /"amount":"/.test(body);
