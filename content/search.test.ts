import { describe, expect, it } from 'vitest';
import { createSearch } from './search.ts';

const search = createSearch([
  {
    kind: 'lesson',
    title: 'Work queue',
    url: '/bai/rabbitmq/work-queue',
    line: 'rabbitmq',
    headings: [{ fragment: 'ack', text: 'Ack: lời hứa đã làm xong' }],
    passages: [
      { text: 'Nhiều worker cùng lấy việc từ một hàng đợi.' },
      { fragment: 'ack', text: 'Worker chỉ báo `ack` khi email đã gửi.' },
    ],
  },
  { kind: 'term', title: 'routing key', url: '/thuat-ngu#routing-key', passages: [{ text: 'Khoá để định tuyến.' }] },
  { kind: 'lab', title: 'Consumer group', url: '/lab/kafka-consumer-groups', passages: [{ text: 'Ba partition.' }] },
]);
const urls = async (query: string) => (await search(query)).map((hit) => hit.url);

describe('createSearch', () => {
  it.each(['hàng đợi', 'hang doi', 'HANG ĐỢI', 'hàng đợi'.normalize('NFD')])(
    'finds "%s" with and without accents',
    async (query) => {
      expect(await urls(query)).toEqual(['/bai/rabbitmq/work-queue']);
    },
  );

  it('finds by the beginning of a word, and terms under their own address', async () => {
    expect(await urls('dinh tuy')).toEqual(['/thuat-ngu#routing-key']);
    expect(await urls('consumer gr')).toEqual(['/lab/kafka-consumer-groups']);
  });

  it('points to the passage and gives it as plain text', async () => {
    const [hit] = await search('email');
    expect(hit).toMatchObject({ kind: 'lesson', line: 'rabbitmq', title: 'Work queue' });
    expect(hit?.passages).toEqual([
      { url: '/bai/rabbitmq/work-queue#ack', text: 'Worker chỉ báo ack khi email đã gửi.' },
    ]);
  });

  it('puts the accents that were typed, and words side by side, before the rest', async () => {
    const close = createSearch([
      { kind: 'term', title: 'a', url: '/a', passages: [{ text: 'Quên đổi một đơn hàng, đổi hàng.' }] },
      { kind: 'term', title: 'b', url: '/b', passages: [{ text: 'Một hàng đổi.' }] },
      {
        kind: 'term',
        title: 'c',
        url: '/c',
        passages: [{ text: 'Một việc rất dài nằm trong hàng đợi của broker, chờ tới lượt.' }],
      },
    ]);
    expect((await close('hàng đợi')).map((hit) => hit.url)).toEqual(['/c', '/b', '/a']);
  });

  it('names a heading once', async () => {
    const [hit] = await search('loi hua');
    expect(hit?.passages.map((passage) => passage.text)).toEqual(['Ack: lời hứa đã làm xong']);
  });

  it('finds nothing for nothing', async () => {
    expect(await search('  ')).toEqual([]);
    expect(await search('!!')).toEqual([]);
    expect(await search('zzzqqq')).toEqual([]);
  });
});
