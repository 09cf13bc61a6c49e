import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createCable } from './cable.ts';

const open = async () => {
  const met: Socket[] = [];
  const heard: string[] = [];
  const broker = createServer({ noDelay: true }, (socket) => {
    met.push(socket);
    socket.on('error', () => {});
    socket.on('data', (data) => {
      heard.push(String(data));
      socket.write(`got ${data}`);
    });
  }).listen(0, '127.0.0.1');
  await once(broker, 'listening');
  const address = broker.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const cable = createCable();
  onTestFinished(() => {
    cable.close();
    broker.close();
  });
  const nearEnd = await cable.leads({ host: '127.0.0.1', port });
  const plug = (): Socket => {
    const socket = connect({ ...nearEnd, noDelay: true });
    onTestFinished(() => void socket.destroy());
    return socket;
  };
  return { cable, met, heard, plug, port };
};
const answer = async (socket: Socket, text: string): Promise<string> => {
  socket.write(text);
  const [data] = await once(socket, 'data');
  return String(data);
};

test('it passes both ways, and an end on one side is an end on the other', async () => {
  const { met, plug } = await open();
  const program = plug();
  expect(await answer(program, 'hello')).toBe('got hello');
  const [other] = met;
  program.destroy();
  if (other) await once(other, 'close');
});

test('a door has one near end for good, and each door its own', async () => {
  const { cable, port } = await open();
  const other = await open();
  const [first, again, second] = await Promise.all([
    cable.leads({ host: '127.0.0.1', port }),
    cable.leads({ host: '127.0.0.1', port }),
    cable.leads({ host: '127.0.0.1', port: other.port }),
  ]);
  expect(again).toEqual(first);
  const socket = connect({ ...second, noDelay: true });
  onTestFinished(() => void socket.destroy());
  await answer(socket, 'elsewhere');
  expect(other.heard).toEqual(['elsewhere']);
});

test('what is written into a cut cable is gone; then both sides are reset and new connections pass', async () => {
  const { cable, heard, met, plug } = await open();
  const program = plug();
  await answer(program, 'before');
  const mended = Promise.withResolvers<void>();
  cable.cut(150, 'both-ways', mended.resolve);
  expect(cable.isCut()).toBe(true);
  program.write('lost');
  met[0]?.write('lost too');
  const surprises: string[] = [];
  program.on('data', (data) => surprises.push(String(data)));
  const errors = [program, met[0]].map((socket) => socket && once(socket, 'error').catch((error: unknown) => [error]));
  await mended.promise;
  for (const error of await Promise.all(errors)) expect(error).toMatchObject([{ code: 'ECONNRESET' }]);
  expect(cable.isCut()).toBe(false);
  expect(await answer(plug(), 'after')).toBe('got after');
  expect(heard).toEqual(['before', 'after']);
  expect(surprises).toEqual([]);
});

test('who connects while it is cut waits, and is let through with what it had to say', async () => {
  const { cable, met, plug } = await open();
  const mended = Promise.withResolvers<void>();
  cable.cut(100, 'both-ways', mended.resolve);
  const program = plug();
  const answered = answer(program, 'patient');
  await mended.promise;
  expect(await answered).toBe('got patient');
  expect(met).toHaveLength(1);
});

test('a program that dies in a cut is not missed before the cable is mended', async () => {
  const { cable, met, plug } = await open();
  const program = plug();
  await answer(program, 'before');
  const mended = Promise.withResolvers<void>();
  const gone = new Promise<boolean>((resolve) => met[0]?.once('close', () => resolve(cable.isCut())));
  cable.cut(100, 'both-ways', mended.resolve);
  program.destroy();
  await mended.promise;
  expect(await gone).toBe(false);
});

test('where only answers are lost, what the program writes arrives', async () => {
  const { cable, heard, met, plug } = await open();
  const program = plug();
  await answer(program, 'before');
  const mended = Promise.withResolvers<void>();
  const reset = new Promise((resolve) => program.once('error', resolve));
  const surprises: string[] = [];
  program.on('data', (data) => surprises.push(String(data)));
  cable.cut(150, 'answers', mended.resolve);
  program.write('arrives');
  if (met[0]) await once(met[0], 'data');
  await mended.promise;
  expect(await reset).toMatchObject({ code: 'ECONNRESET' });
  expect(heard).toEqual(['before', 'arrives']);
  expect(surprises).toEqual([]);
});

test('who connects while they are held back is let through later, whoever was there before goes on', async () => {
  const { cable, heard, plug, port } = await open();
  const door = { host: '127.0.0.1', port };
  const before = plug();
  await answer(before, 'before');
  cable.holdBack(door);
  const during = plug();
  await once(during, 'connect');
  during.write('during');
  expect(await answer(before, 'still there')).toBe('got still there');
  expect(heard).toEqual(['before', 'still there']);
  const answered = once(during, 'data');
  cable.letThrough(door);
  expect(String((await answered)[0])).toBe('got during');
});
