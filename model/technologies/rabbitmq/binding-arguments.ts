/** Same text for the same arguments: two bindings may differ in nothing else, and the order of the names says nothing. */
export const argumentsKey = (args: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(Object.entries(args).sort());
