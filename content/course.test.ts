import { describe, expect, it } from 'vitest';
import { courseOf, lessonsBefore, nextStop, stopsOf, type WrittenLesson } from './course.ts';

const lesson = (line: string, number: number, slug: string, lab?: string): WrittenLesson => ({
  line,
  slug,
  number,
  title: slug.toUpperCase(),
  lab,
});

describe('courseOf', () => {
  const lines = courseOf([
    lesson('rabbitmq', 2, 'work-queue', 'rabbitmq-work-queue'),
    lesson('rabbitmq', 1, 'exchanges'),
    lesson('broker', 1, 'message-queue', 'queue-basics'),
  ]);

  it('has nine lines, each with its lessons in order', () => {
    expect(lines.map((line) => line.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(lines.find(({ id }) => id === 'rabbitmq')?.stops).toEqual([
      { line: 'rabbitmq', slug: 'exchanges', number: 1, title: 'EXCHANGES', lab: false },
      { line: 'rabbitmq', slug: 'work-queue', number: 2, title: 'WORK-QUEUE', lab: true },
    ]);
  });

  it('goes on from line to line', () => {
    expect(stopsOf(lines).map(({ slug }) => slug)).toEqual(['message-queue', 'exchanges', 'work-queue']);
  });

  it('leads on from the lesson read last, and at the end back to what was left out', () => {
    const nextAfter = (...read: string[]) => nextStop(lines, read)?.slug;
    expect(nextAfter()).toBe('message-queue');
    expect(nextAfter('rabbitmq/exchanges')).toBe('work-queue');
    expect(nextAfter('rabbitmq/exchanges', 'broker/message-queue')).toBe('work-queue');
    expect(nextAfter('rabbitmq/work-queue')).toBe('message-queue');
    expect(nextAfter('rabbitmq/work-queue', 'broker/message-queue', 'rabbitmq/exchanges')).toBeUndefined();
    expect(nextAfter('no/more')).toBe('message-queue');
  });

  it('knows what a lesson builds on', () => {
    const before = lessonsBefore(lines, ['rabbitmq/work-queue', 'broker/message-queue']);
    expect(before.map(({ slug }) => slug)).toEqual(['work-queue', 'message-queue']);
  });
});
