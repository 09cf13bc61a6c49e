import { expect, test } from 'vitest';
import { type BodyMessage, createBodyReader } from './bodies.ts';

const envelope = (flag: number, text: string): Buffer =>
  Buffer.concat([Buffer.from([flag, 0, 0, 0, text.length]), Buffer.from(text)]);

const read = (contentType: string, ...chunks: readonly Buffer[]): BodyMessage[] => {
  const found: BodyMessage[] = [];
  const reader = createBodyReader(contentType, (message) => found.push(message));
  for (const chunk of chunks) reader.take(chunk);
  reader.end();
  return found;
};

test('messages of gRPC-Web and of a Connect stream are found however they lie in the chunks, with their flags', () => {
  const body = Buffer.concat([envelope(0, 'one'), envelope(0x80, 'grpc-status: 0\r\n')]);
  const wanted = [
    { number: 1, flag: 0, bytes: 3, head: Buffer.from('one') },
    { number: 2, flag: 0x80, bytes: 16, head: Buffer.from('grpc-status: 0\r\n') },
  ];
  for (const type of ['application/grpc-web+proto', 'application/grpc-web', 'application/connect+json']) {
    expect(read(type, body), type).toEqual(wanted);
    expect(read(type, body.subarray(0, 4), body.subarray(4, 9), body.subarray(9)), type).toEqual(wanted);
  }
});

test('any other body is one message, without a flag, once it is through; an empty one is none', () => {
  const half = [Buffer.from('{"sku"'), Buffer.from(':"DEP"}')];
  expect(read('application/json', ...half)).toEqual([
    { number: 1, flag: null, bytes: 13, head: Buffer.from('{"sku":"DEP"}') },
  ]);
  expect(read('application/grpc-web-text', Buffer.from('AAAA'))).toMatchObject([{ flag: null, bytes: 4 }]);
  expect(read('application/json')).toEqual([]);
});

test('of a long body the beginning is kept, and all of it counted', () => {
  const [one] = read('application/json', Buffer.alloc(400, 'a'), Buffer.alloc(400, 'b'));
  expect(one?.bytes).toBe(800);
  expect(one?.head.length).toBe(512);
});
