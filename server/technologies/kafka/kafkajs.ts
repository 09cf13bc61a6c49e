import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** A part of kafkajs' inside, such as `cluster`, that its public API does not pass on; typed by whoever asks for it. */
export const innerKafkajs = (part: string) => require(`kafkajs/src/${part}`);

interface RequestQueue {
  pending: readonly unknown[];
  inflight: ReadonlyMap<unknown, { sentAt: number; requestTimeout: number; timeoutRequest(): void }>;
  enforceRequestTimeout: boolean;
  requestTimeout: number;
  requestTimeoutIntervalId?: NodeJS.Timeout;
  isConnected(): boolean;
  destroy(): void;
  scheduleCheckPendingRequests(): void;
  scheduleRequestTimeoutCheck(): void;
}

const mostBetweenChecksMs = 1_000;

/**
 * A queue of kafkajs 2.2.4 that was never throttled counts the time to its next look from −1: it sets a timer of −1 − now,
 * Node warns and makes it 1 ms, and when that is over it sets the next, a thousand times a second for as long as the
 * connection lasts. Where nothing is pending there is nothing to look at: `push` plans a look of its own.
 *
 * Whether a request has gone without an answer for too long (30 s where nobody says otherwise) it asks ten times a second on
 * every connection, which wakes an idle program more often than all its heartbeats and fetches; once a second is soon enough.
 */
const mend = ({ prototype }: { prototype: RequestQueue }): void => {
  const { scheduleCheckPendingRequests } = prototype;
  prototype.scheduleCheckPendingRequests = function () {
    if (this.pending.length > 0) scheduleCheckPendingRequests.call(this);
  };
  prototype.scheduleRequestTimeoutCheck = function () {
    if (!this.enforceRequestTimeout) return;
    this.destroy();
    const check = (): void => {
      const now = Date.now();
      for (const request of this.inflight.values()) {
        if (now - request.sentAt > request.requestTimeout) request.timeoutRequest();
      }
      if (!this.isConnected()) this.destroy();
    };
    this.requestTimeoutIntervalId = setInterval(check, Math.min(this.requestTimeout, mostBetweenChecksMs));
  };
};

mend(innerKafkajs('network/requestQueue'));

interface InnerBroker {
  prototype: { listOffsets: (request: { isolationLevel?: number }) => Promise<unknown> };
}

const readUncommitted = 0;
const atHigh = new AsyncLocalStorage<true>();

const letAskForHigh = ({ prototype }: InnerBroker): void => {
  const { listOffsets } = prototype;
  prototype.listOffsets = function (request) {
    const isolation = atHigh.getStore() && { isolationLevel: readUncommitted };
    return listOffsets.call(this, { ...request, ...isolation });
  };
};

letAskForHigh(innerKafkajs('broker'));

/**
 * Has an admin ask for high watermarks. By itself it asks as `read_committed` does, and what it calls `high` is the last stable
 * offset: the same while no transaction is open.
 */
export const withHighWatermarks = <Answer>(ask: () => Promise<Answer>): Promise<Answer> => atHigh.run(true, ask);

/**
 * kafkajs, mended: whatever of ours uses it takes it from here. As CommonJS gives it, so that its properties can be replaced
 * before a program's own `import` reads them.
 */
export const kafkajs: typeof import('kafkajs') = require('kafkajs');
