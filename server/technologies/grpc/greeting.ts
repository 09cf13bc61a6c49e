import type { Socket } from 'node:net';

/** What a client's preload says on a connection before the client itself does: proof that it may, and what the connection is called. */
export interface Greeting {
  secret: string;
  connection: string;
}

const end = '\n';
const longest = 300;

export const greetingOf = ({ secret, connection }: Greeting): string => `${secret} ${connection}${end}`;

/**
 * Takes the greeting off a connection that has just been accepted, and hands over the connection's name; whoever greets otherwise
 * is hung up on. Nothing of HTTP/2 is touched: what follows is given back to the socket.
 */
export const takeGreeting = (socket: Socket, secret: string, onGreeted: (connection: string) => void): void => {
  let said = Buffer.alloc(0);
  const hangUp = (): void => void socket.destroy();
  const take = (bytes: Buffer): void => {
    said = Buffer.concat([said, bytes]);
    const at = said.indexOf(end);
    if (at < 0 && said.length < longest) return;
    socket.off('data', take);
    socket.off('error', hangUp);
    socket.pause();
    const [own, connection] = said.toString('latin1', 0, Math.max(at, 0)).split(' ');
    if (own !== secret || connection === undefined) {
      hangUp();
      return;
    }
    if (at + 1 < said.length) socket.unshift(said.subarray(at + 1));
    onGreeted(connection);
  };
  socket.on('data', take);
  socket.on('error', hangUp);
};
