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

  it('puts names before headings before passages, whatever the index thinks of them', async () => {
    const ranked = createSearch([
      { kind: 'lab', title: 'a', url: '/a', passages: [{ text: 'Định tuyến, định tuyến nữa, và lại định tuyến.' }] },
      { kind: 'lesson', title: 'b', url: '/b', passages: [], headings: [{ fragment: 'x', text: 'Về định tuyến' }] },
      { kind: 'lesson', title: 'Định tuyến theo mẫu', url: '/c', passages: [{ text: 'Một đoạn.' }] },
      { kind: 'lesson', title: 'Routing', also: ['định tuyến'], url: '/d', passages: [{ text: 'Một đoạn.' }] },
    ]);
    for (const query of ['dinh tuyen', 'định tuyến']) {
      expect((await ranked(query)).map((hit) => hit.url)).toEqual(['/d', '/c', '/b', '/a']);
    }
  });

  it('puts the accents that were typed before a title with others, and expects none where none were', async () => {
    const ranked = createSearch([
      { kind: 'lesson', title: 'Hàng đổi', url: '/a', passages: [{ text: 'Một đoạn.' }] },
      { kind: 'lesson', title: 'b', url: '/b', passages: [{ text: 'Message nằm trong hàng đợi.' }] },
      { kind: 'lesson', title: 'c', url: '/c', passages: [{ text: 'rabbitmqctl list hang doi' }] },
    ]);
    expect((await ranked('hàng đợi')).map((hit) => hit.url)).toEqual(['/b', '/a', '/c']);
    expect((await ranked('hang doi'))[0]?.url).toBe('/a');
  });

  it('loses no title among many passages', async () => {
    const passages = Array.from({ length: 20 }, (_, index) => ({
      fragment: `x${index}`,
      text: `Queue, queue ${index}`,
    }));
    const many = createSearch([
      ...Array.from({ length: 20 }, (_, index) => ({
        kind: 'lesson' as const,
        title: `Bài ${index}`,
        url: `/bai/${index}`,
        passages,
      })),
      { kind: 'term', title: 'queue', url: '/thuat-ngu#queue', passages: [{ text: 'Chỗ nằm chờ.' }] },
    ]);
    expect((await many('queue'))[0]?.url).toBe('/thuat-ngu#queue');
  });

  it('finds a word with one wrong letter', async () => {
    expect(await urls('consumr group')).toEqual(['/lab/kafka-consumer-groups']);
    expect(await urls('roution')).toEqual([]);
  });

  it('answers "X là gì" with the term, before a lesson of the same name', async () => {
    const named = createSearch([
      { kind: 'lesson', title: 'Broker', url: '/bai', passages: [{ text: 'Broker là gì thì bài này nói.' }] },
      { kind: 'lab', title: 'Message broker', url: '/lab', passages: [{ text: 'Một lab.' }] },
      { kind: 'term', title: 'broker', url: '/thuat-ngu#broker', passages: [{ text: 'Phần mềm nhận và giao.' }] },
    ]);
    expect((await named('broker là gì')).map((hit) => hit.url)).toEqual(['/thuat-ngu#broker', '/bai', '/lab']);
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
