// Plain JavaScript: the set-up reads it as well, on a Node that may not run TypeScript.
import { connect } from 'node:net';

/**
 * Whether something accepts connections there within `timeoutMs`.
 * @param {import('./ports.ts').Door} door
 * @param {number} timeoutMs
 * @returns {Promise<boolean>}
 */
export const accepts = ({ host, port }, timeoutMs) =>
  new Promise((resolve) => {
    const socket = connect({ host, port });
    const settle = (/** @type {boolean} */ answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(timeoutMs, () => settle(false));
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
