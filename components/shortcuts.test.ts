import { expect, test } from 'vitest';
import { capsOf, isPressed, type Pressed, shortcutOf, shortcuts } from './shortcuts.ts';

const press = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  keyCode: 0,
  ...more,
});

test('a letter is heard alone, also with Caps Lock, and with no other key', () => {
  expect(isPressed(['k'], press('k'))).toBe(true);
  expect(isPressed(['k'], press('K'))).toBe(true);
  for (const held of ['ctrlKey', 'metaKey', 'altKey', 'shiftKey'] as const) {
    expect(isPressed(['k'], press('k', { [held]: true })), held).toBe(false);
  }
});

test('nothing is heard while an input method composes', () => {
  for (const key of ['k', '?', 'ArrowDown']) {
    expect(isPressed([key], press(key, { isComposing: true }))).toBe(false);
    expect(isPressed([key], press(key, { keyCode: 229 }))).toBe(false);
  }
});

test('a sign may need Shift, and a combination needs its Ctrl', () => {
  expect(shortcutOf(shortcuts.page, press('?', { shiftKey: true }))).toBe('help');
  expect(shortcutOf(shortcuts.page, press('/'))).toBe('search');
  expect(shortcutOf(shortcuts.page, press('k', { ctrlKey: true }))).toBe('search');
  expect(shortcutOf(shortcuts.page, press('k', { metaKey: true }))).toBe('search');
  expect(shortcutOf(shortcuts.page, press('k'))).toBeUndefined();
  expect(shortcutOf(shortcuts.page, press('?', { ctrlKey: true }))).toBeUndefined();
});

test('no key stands for two things that can be done at the same moment', () => {
  const { freeze: _, ...apart } = shortcuts.program;
  const onProgram = [apart, shortcuts.programs, shortcuts.page].flatMap((place) => Object.values(place).flat());
  const onTimetable = [shortcuts.timetable, shortcuts.page].flatMap((place) => Object.values(place).flat());
  for (const keys of [onProgram, onTimetable]) expect(new Set(keys).size).toBe(keys.length);
});

test('keys are told as they stand on the keyboard', () => {
  expect(capsOf('k')).toEqual(['K']);
  expect(capsOf('ArrowDown')).toEqual(['↓']);
  expect(capsOf('Ctrl+k')).toEqual(['Ctrl', 'K']);
});
