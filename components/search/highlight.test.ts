import { describe, expect, it } from 'vitest';
import { pieces } from './highlight.ts';

const marked = (text: string, query: string, around?: number) =>
  pieces(text, query, around)
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join('');

describe('pieces', () => {
  it('marks words typed with or without accents', () => {
    expect(marked('Mỗi hàng đợi một worker', 'hang doi')).toBe('Mỗi [hàng] [đợi] một worker');
    expect(marked('Mỗi hàng đợi một worker', 'HÀNG')).toBe('Mỗi [hàng] đợi một worker');
  });

  it('marks beginnings of words only', () => {
    expect(marked('prefetch và fetch', 'fetch')).toBe('prefetch và [fetch]');
  });

  it('takes signs in the query for what they are', () => {
    expect(marked('a.b (c)', '(c) .*')).toBe('a.b ([c])');
  });

  it('keeps what stands around the first hit', () => {
    const text = `${'đầu '.repeat(60)}redelivered ${'cuối '.repeat(60)}`.trim();
    const cut = marked(text, 'redeli', 40);
    expect(cut).toMatch(/^… (đầu )+\[redeli\]vered (cuối )+…$/);
    expect(cut.length).toBeLessThan(130);
  });

  it('leaves a text without hits as it is', () => {
    expect(marked('Không có gì', 'queue')).toBe('Không có gì');
    expect(marked('Không có gì', '')).toBe('Không có gì');
  });
});
