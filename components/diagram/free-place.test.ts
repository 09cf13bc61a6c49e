import { describe, expect, it } from 'vitest';
import { type Box, type Field, freePlace } from './free-place.ts';

const size = { width: 120, height: 20 };
const field = (taken: readonly Box[] = [], busy: readonly Box[] = []): Field => ({
  bounds: { x: 6, y: 6, width: 384, height: 488 },
  taken,
  busy,
});
const covers = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('freePlace', () => {
  it('stands where it is asked for when nothing is there', () => {
    const { box } = freePlace(size, [200, 200], field());
    expect(covers(box, { x: 200, y: 200, width: 1, height: 1 })).toBe(true);
    expect(Math.abs(box.x + box.width / 2 - 200)).toBeLessThan(6);
  });

  it('covers no name, and stays near', () => {
    const name = { x: 150, y: 190, width: 100, height: 18 };
    const { box } = freePlace(size, [200, 200], field([name]));
    expect(covers(box, name)).toBe(false);
    expect(Math.abs(box.y + box.height / 2 - 200)).toBeLessThan(30);
  });

  it('finds the gap between two cards', () => {
    const cards = [
      { x: 40, y: 60, width: 300, height: 100 },
      { x: 40, y: 190, width: 300, height: 100 },
    ];
    const { box } = freePlace(size, [190, 120], field(cards));
    expect(cards.some((card) => covers(box, card))).toBe(false);
    expect(box.y).toBeGreaterThanOrEqual(160);
    expect(box.y + box.height).toBeLessThanOrEqual(190);
  });

  it('would rather not lie on a line, but does not go far for it', () => {
    const ground = { x: 100, y: 150, width: 200, height: 60 };
    const { box } = freePlace(size, [200, 200], field([], [ground]));
    expect(box.y).toBeGreaterThanOrEqual(ground.y + ground.height - 20);
    const wide = { x: 0, y: 0, width: 400, height: 500 };
    expect(Math.abs(freePlace(size, [200, 200], field([], [wide])).box.y - 190)).toBeLessThan(12);
  });

  it('stays within the drawing', () => {
    for (const about of [
      [0, 0],
      [400, 500],
      [-80, 250],
    ] as const) {
      const { box } = freePlace(size, about, field());
      expect(box.x).toBeGreaterThanOrEqual(6);
      expect(box.y).toBeGreaterThanOrEqual(6);
      expect(box.x + box.width).toBeLessThanOrEqual(390);
      expect(box.y + box.height).toBeLessThanOrEqual(494);
    }
  });

  it('covers as little as can be where nothing is free', () => {
    const all = { x: 0, y: 0, width: 400, height: 500 };
    const name = { x: 0, y: 100, width: 400, height: 200 };
    const { box } = freePlace(size, [200, 200], field([all, name]));
    expect(covers(box, name)).toBe(false);
  });
});
