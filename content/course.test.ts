import { describe, expect, it } from 'vitest';
import { courseOf, openBefore, openStops } from './course.ts';

describe('courseOf', () => {
  it('has nine lines and opens nothing that is not written', () => {
    const lines = courseOf([]);
    expect(lines.map((line) => line.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(lines.flatMap((line) => line.stops).some((stop) => stop.open)).toBe(false);
  });

  it('opens a planned stop under the title of its lesson, in its place', () => {
    const stops = courseOf([{ line: 'rabbitmq', slug: 'work-queue', number: 2, title: 'Hàng việc', lab: 'x' }])[3]
      ?.stops;
    expect(stops?.[1]).toMatchObject({ slug: 'work-queue', title: 'Hàng việc', open: true, lab: true });
    expect(stops).toHaveLength(9);
  });

  it('takes in a lesson that nobody planned', () => {
    const stops = courseOf([{ line: 'kafka', slug: 'quotas', number: 9, title: 'Quota', lab: undefined }])[4]?.stops;
    expect(stops?.at(-1)).toMatchObject({ slug: 'quotas', open: true, lab: false });
    expect(stops).toHaveLength(9);
  });

  it('uses each slug once within a line', () => {
    for (const line of courseOf([])) {
      const slugs = line.stops.map((stop) => stop.slug);
      expect(new Set(slugs).size).toBe(slugs.length);
    }
  });
});

describe('what is not open', () => {
  const lines = courseOf([{ line: 'broker', slug: 'message-queue', number: 1, title: 'Message queue', lab: 'x' }]);

  it('is neither counted nor asked for', () => {
    expect(openStops(lines).map(({ slug }) => slug)).toEqual(['message-queue']);
    const before = openBefore(lines, ['integration/sync-and-async', 'broker/message-queue']);
    expect(before.map(({ title }) => title)).toEqual(['Message queue']);
  });
});
