/** Who reads, from top to bottom of the stage; the last two are tenants. */
export const readers = ['archive', 'oncall', 'acme', 'globex'] as const;
export type Reader = (typeof readers)[number];
export const tenants = ['acme', 'globex'] as const;
export const isTenant = (name: string): boolean => tenants.some((tenant) => tenant === name);
export const exchanges = ['logs', 'events'] as const;

export const severities = ['info', 'warning', 'error'] as const;

/** What each reader's program binds when it starts, as its code has it. */
export const startBindings: Readonly<Record<Reader, readonly string[]>> = {
  archive: severities.map((severity) => `logs ${severity}`),
  oncall: ['logs error', 'events *.*.error'],
  acme: ['events acme.#'],
  globex: ['events globex.#'],
};

/** The tenant whose event a key tells of: its first word. */
export const ownerOf = (key: string): string => key.split('.')[0] ?? '';

/** `<tenant>.<service>.<severity>`: three words, the severity last and nowhere else. */
export const isWellFormed = (key: string): boolean => {
  const words = key.split('.');
  const severe = words.map((word) => severities.some((severity) => severity === word));
  return words.length === 3 && words.every((word) => word !== '') && severe.indexOf(true) === 2;
};

export interface Binding {
  queue: string;
  exchange: string;
  routingKey: string;
}

/** One binding in one line of text, as the form offers it. */
export const bindingText = (binding: Binding): string =>
  `${binding.queue} · ${binding.exchange} · ${binding.routingKey}`;

/** The parts of that line. */
export const readBinding = (text: string): { queue: string; exchange: string; key: string } => {
  const [queue = '', exchange = '', ...key] = text.split(' · ');
  return { queue, exchange, key: key.join(' · ') };
};
