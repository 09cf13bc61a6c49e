import { describe, expect, it } from 'vitest';
import { createWordPlaces, type Saying } from './placed-words.ts';
import type { StageField } from './stage-field.ts';

const widthOf = (line: string): number => line.length * 7;
const field: StageField = {
  bounds: { x: 6, y: 6, width: 378, height: 488 },
  taken: [{ x: 150, y: 190, width: 100, height: 18 }],
  busy: [],
  grounds: new Map([['queue:orders', { x: 40, y: 240, width: 300, height: 100 }]]),
};
const saying = (text: string, more: Partial<Saying> = {}): Saying => ({
  key: 'a',
  text,
  about: [200, 200],
  stops: [],
  end: [200, 240],
  ...more,
});
const place = (sayings: readonly Saying[], places = createWordPlaces()) =>
  places.place(sayings, widthOf, () => field, 'as drawn');

describe('createWordPlaces', () => {
  it('keeps the place of what is still said, though other things come and go', () => {
    const places = createWordPlaces();
    const [first] = place([saying('#1 expired')], places);
    const [still] = place([saying('#1 expired'), saying('#2 expired', { key: 'b' })], places);
    expect(still).toEqual(first);
    const [grown] = place([saying('#1, #2 expired')], places);
    expect(grown?.box.y).toBe(first?.box.y);
  });

  it('moves where a station has come to stand', () => {
    const places = createWordPlaces();
    const first = places.place([saying('#1 expired')], widthOf, () => field, 'as drawn')[0]?.box;
    if (!first) throw new Error('one was asked for');
    const later = places.place([saying('#1 expired')], widthOf, () => ({ ...field, taken: [first] }), 'one more');
    const second = later[0]?.box ?? first;
    expect(Math.abs(second.y - first.y) >= 20 || Math.abs(second.x - first.x) >= first.width - 4).toBe(true);
  });

  it('puts two sayings about one place beside each other', () => {
    const [a, b] = place([saying('#1 expired'), saying('#2 was lost', { key: 'b' })]);
    if (!a || !b) throw new Error('two were asked for');
    const apart = Math.abs(a.box.y - b.box.y) >= 22 || Math.abs(a.box.x - b.box.x) >= 80;
    expect(apart).toBe(true);
  });

  it('stands on the ground of a platform only where it speaks of it', () => {
    const about = { about: [190, 290] as const, end: [20, 20] as const };
    const [own] = place([saying('#1', { ...about, stops: ['queue:orders'] })]);
    expect(own?.box.y).toBeGreaterThan(240);
    expect(own?.box.y).toBeLessThan(340);
    const [other] = place([saying('#1', about)]);
    const covered = Math.min((other?.box.y ?? 0) + 22, 340) - Math.max(other?.box.y ?? 0, 240);
    expect(covered).toBeLessThan(3);
  });

  it('parts a text that is wider than the drawing', () => {
    const [long] = place([saying('#1, #2 and #3 went to no queue, their publisher has been told so')]);
    expect(long?.lines).toHaveLength(2);
    expect(long?.box.width).toBeLessThanOrEqual(378);
  });
});
