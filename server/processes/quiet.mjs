// Plain JavaScript: the set-up reads it as well, on a Node that may not run TypeScript. Every warning that is silenced
// anywhere is here, with its cause; `npm run labs` repeats the first in package.json.

/**
 * For whoever loads kafkajs 2.2.4. A queue of requests that was never throttled counts the time to its next look from −1,
 * so it sets itself a timer of −1 − now; Node says so, makes it 1 ms, and when that is over the queue sets it again. The
 * timer stays on as long as the connection does, which costs CPU: silenced until it is mended, not because it is harmless.
 */
export const quietKafkajs = '--disable-warning=TimeoutNegativeWarning';

/** For whoever runs TypeScript or `node:sqlite`, which Node 22 and 23 still call experimental. Node 24 is silent by itself. */
export const quietExperiments = '--disable-warning=ExperimentalWarning';
