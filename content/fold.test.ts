import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, fragment, words } from './fold.ts';

describe('fold', () => {
  it('strips every Vietnamese mark, composed or not', () => {
    expect(fold('Hàng đợi')).toBe('hang doi');
    expect(fold('Định tuyến'.normalize('NFD'))).toBe('dinh tuyen');
    expect(fold('ƯU TIÊN, thứ tự, lũy đẳng, Đĩa')).toBe('uu tien, thu tu, luy dang, dia');
  });

  it('changes nothing the second time', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)));
  });

  it('keeps positions of precomposed Vietnamese text', () => {
    const text = 'Kết nối đứt lúc 10:42, broker giao #17 cho worker-3';
    expect(fold(text)).toHaveLength(text.length);
  });
});

describe('words', () => {
  it('parts at anything but letters and digits', () => {
    expect(words('dead-letter: x-death, 2 lần')).toEqual(['dead', 'letter', 'x', 'death', '2', 'lan']);
    expect(words(' … ')).toEqual([]);
  });
});

describe('fragment', () => {
  it('makes a plain fragment', () => {
    expect(fragment('Ack: lời hứa đã làm xong')).toBe('ack-loi-hua-da-lam-xong');
  });
});
