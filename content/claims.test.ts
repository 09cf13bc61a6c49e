import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isClaim, unproved } from './claims.ts';
import { sources } from './sources.ts';

const files = globSync('*/*.mdx', { cwd: import.meta.dirname }).sort();
const read = (file: string): string => readFileSync(path.join(import.meta.dirname, file), 'utf8');

describe('a claim', () => {
  it.each([
    'Thử 15 lần, broker giao lại sau 7 đến 12 ms.',
    'Mặc định là 30 phút.',
    'Từ RabbitMQ 4.0 thì không còn.',
    'Đo trên máy 2 nhân: 9.000–10.000 message/s.',
    'Có từ 4.0, trước đó thì không.',
  ])('is: %s', (sentence) => expect(isClaim(sentence)).toBe(true));

  it.each([
    'Gửi email xác nhận cho một đơn mất 0,8 giây.',
    'Kéo *Liên tục* lên 20 bản mỗi giây.',
    'Broker giao đơn #3 cho worker còn lại.',
    'Đơn 4.0 không có nghĩa gì ở đây.',
  ])('is not: %s', (sentence) => expect(isClaim(sentence)).toBe(false));

  it('is proved by what stands in its block, and a table by the paragraph that leads to it', () => {
    const claim = 'Broker giao lại sau 12 ms.';
    const table = '| cách | p50 |\n|---|---|\n| HTTP, không qua broker | 0,2 ms |';
    expect(unproved(claim)).toEqual([claim]);
    expect(unproved(`${claim} <Source of="redelivery" />`)).toEqual([]);
    expect(unproved(`Khác. <Proof lab="x" at={[1]} shows="y" />\n\n${claim}`)).toEqual([claim]);
    expect(unproved(`Đo ba lượt: <Source of="rpc-ways" />\n\n${table}`)).toEqual([]);
    expect(unproved(`Ba lượt:\n\n${table}`)).toHaveLength(1);
  });
});

it.each(files)('%s says how it knows what it claims of a broker', (file) => {
  expect(unproved(read(file))).toEqual([]);
});

it.each(files)('%s cites sources that are there', (file) => {
  const cited = [...read(file).matchAll(/<Source of="([^"]+)" \/>/g)].map((match) => match[1] ?? '');
  expect(cited).toHaveLength([...read(file).matchAll(/<Source\b/g)].length);
  expect(cited.filter((id) => !sources.some((source) => source.id === id))).toEqual([]);
});

describe('sources', () => {
  it('have each id once, a date, and are cited', () => {
    expect(new Set(sources.map(({ id }) => id)).size).toBe(sources.length);
    expect(sources.filter(({ date }) => !/^\d{4}(-\d\d){0,2}$/.test(date))).toEqual([]);
    const all = files.map(read).join('\n');
    expect(sources.filter(({ id }) => !all.includes(`<Source of="${id}" />`)).map(({ id }) => id)).toEqual([]);
  });
});
