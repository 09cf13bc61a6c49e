import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { BrokerBoard } from '#server/brokers/board.ts';
import type { Sandboxes } from '#server/sandboxes/registry.ts';

/** Figures for Prometheus: the process, sandboxes, programs, events, brokers. */
export const createMetrics = ({ sandboxes, board }: { sandboxes: Sandboxes; board: BrokerBoard }): Registry => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  new Gauge({
    name: 'tramtin_sandboxes',
    help: 'Open sandboxes',
    registers,
    collect() {
      this.set(sandboxes.count());
    },
  });
  new Gauge({
    name: 'tramtin_programs',
    help: 'Running lab programs',
    registers,
    collect() {
      this.set(sandboxes.programs());
    },
  });
  new Gauge({
    name: 'tramtin_broker_ready',
    help: '1 while the broker is ready',
    labelNames: ['technology'],
    registers,
    collect() {
      for (const { technology, state } of board.notices()) this.set({ technology }, state === 'ready' ? 1 : 0);
    },
  });
  const events = new Counter({
    name: 'tramtin_events_total',
    help: 'Events appended to logs, by type and origin',
    labelNames: ['type', 'origin'],
    registers,
  });
  sandboxes.listen({
    event: (_, { type, origin }) => events.inc({ type, origin }),
    restarted: () => {},
    expiry: () => {},
    ended: () => {},
  });
  return registry;
};
