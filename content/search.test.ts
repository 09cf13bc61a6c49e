import { describe, expect, it } from 'vitest';
import { createSearch } from './search.ts';

const search = createSearch([
  {
    kind: 'lesson',
    title: 'Work queue',
    url: '/bai/rabbitmq/work-queue',
    line: 'rabbitmq',
    sections: [
      { text: 'Nhiều worker cùng lấy việc từ một hàng đợi.' },
      { fragment: 'ack', heading: 'Ack: lời hứa đã làm xong', text: 'Worker chỉ báo `ack` khi email đã gửi.' },
    ],
  },
  { kind: 'term', title: 'routing key', url: '/thuat-ngu#routing-key', sections: [{ text: 'Khoá để định tuyến.' }] },
  { kind: 'lab', title: 'Consumer group', url: '/lab/kafka-consumer-groups', sections: [{ text: 'Ba partition.' }] },
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

  it('finds nothing for nothing', async () => {
    expect(await search('  ')).toEqual([]);
    expect(await search('!!')).toEqual([]);
    expect(await search('zzzqqq')).toEqual([]);
  });
});
