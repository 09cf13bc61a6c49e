/** What of an id fits on a carriage: its last five characters. */
export const labelOf = (id: string): string => id.slice(-5);
