import { expect, test } from 'vitest';
import { emptyPicture } from '../../picture.ts';
import { fold } from '../../reduce.ts';
import { logOf } from '../../replay.ts';
import { draftsOf } from './drafts.ts';
import { isWaiting, socketsBetween } from './picture.ts';
import { socketStation } from './stations.ts';
import { trackState } from './track-state.ts';

const rest = draftsOf('shop', 'rest');
const ends = { client: 'shop', server: 'rest' };

test('a request waits until it has a connection, and ends with its answer or an error', () => {
  const picture = fold(
    emptyPicture,
    logOf([
      ...['a', 'b', 'c'].map((id) => rest.made(id, `1-${id}`)),
      rest.opened(1),
      rest.sent('a', 1),
      rest.answered('a', 1),
      rest.sent('b', 1),
      rest.failed('b', 'ECONNRESET'),
    ]),
  );
  const [a, b, c] = picture.requests;
  expect(a).toMatchObject({ subject: '1-a', sent: { connection: rest.socket(1) }, ended: { status: 200 } });
  expect(b?.ended).toMatchObject({ error: 'ECONNRESET' });
  expect(picture.requests.filter(isWaiting)).toEqual([c]);
});

test('a connection takes the lowest place that is free', () => {
  const picture = fold(
    emptyPicture,
    logOf([rest.opened(1), rest.opened(2), rest.opened(3), rest.closed(2), rest.opened(4), rest.opened(5)]),
  );
  expect(socketsBetween(picture, ends).map(({ slot }) => slot)).toEqual([0, 1, 2, 1, 3]);
  expect(trackState(picture, 'shop', socketStation(rest.socket(4)))).toBe('open');
  expect(trackState(picture, socketStation(rest.socket(2)), 'rest')).toBe('gone');
  expect(trackState(picture, 'shop', 'rest')).toBeUndefined();
});

test('of old requests and connections that are closed the newest are kept', () => {
  const many = Array.from({ length: 40 }, (_, i) => [rest.opened(i), rest.made(`r${i}`), rest.closed(i)]).flat();
  const picture = fold(emptyPicture, logOf([rest.opened(100), ...many]));
  expect(picture.requests).toHaveLength(24);
  const sockets = socketsBetween(picture, ends);
  expect(sockets).toHaveLength(12);
  expect(sockets[0]).toMatchObject({ id: rest.socket(100), closed: false });
});
