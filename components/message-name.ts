/** What a message or record is called wherever it is spoken of: a number has its sign, a name stands for itself. */
export const messageName = (label: string): string => (/\d/.test(label) ? `#${label}` : label);
