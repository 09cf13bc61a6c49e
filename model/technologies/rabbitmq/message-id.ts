/** The id without the number that the platform gives a second message of the same id: `7` of `7~2`. */
export const baseId = (message: string): string => message.split('~')[0] ?? message;
