import type { ProgramAction } from '#model/program-action.ts';

/** One per action, and no letter that a program could need for two at once. */
const program = {
  kill: ['k'],
  freeze: ['b'],
  thaw: ['b'],
  leave: ['r'],
  run: ['c'],
  remove: ['x'],
} as const satisfies Record<ProgramAction, readonly string[]>;

/**
 * Every key that does something of its own, by where it is heard: on the whole page, while a program of the stage has the focus,
 * and on the timetable. Whoever hears a key asks here, and the help sheet lists what stands here.
 */
export const shortcuts = {
  page: { help: ['?'], search: ['/', 'Ctrl+k'] },
  program,
  programs: {
    next: ['ArrowDown', 'ArrowRight'],
    previous: ['ArrowUp', 'ArrowLeft'],
    first: ['Home'],
    last: ['End'],
  },
  timetable: {
    back: ['ArrowLeft'],
    on: ['ArrowRight'],
    farBack: ['PageUp'],
    farOn: ['PageDown'],
    first: ['Home'],
    last: ['End'],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

export type Shortcuts = typeof shortcuts;

/** What of a `KeyboardEvent` matters. */
export type Pressed = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'keyCode'
>;

/** What a browser says of a key that an input method keeps to itself. */
const composing = 229;
const withCtrl = 'Ctrl+';

/** Whether one of the keys was pressed, and nothing with it. A sign such as `?` may need Shift; a letter may not have it. */
export const isPressed = (keys: readonly string[], pressed: Pressed): boolean => {
  if (pressed.isComposing || pressed.keyCode === composing || pressed.altKey) return false;
  const ctrl = pressed.ctrlKey || pressed.metaKey;
  const shiftMatters = pressed.key.length > 1 || /\p{L}/u.test(pressed.key);
  if (shiftMatters && pressed.shiftKey) return false;
  const key = pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key;
  return keys.includes(ctrl ? `${withCtrl}${key}` : key);
};

/** Which of a place's shortcuts was pressed. */
export const shortcutOf = <Id extends string>(
  place: Readonly<Record<Id, readonly string[]>>,
  pressed: Pressed,
): Id | undefined => {
  for (const id in place) if (isPressed(place[id], pressed)) return id;
  return undefined;
};

/** Whether the key belongs to what is written: in a field, and everywhere while a dialog or a menu is open. */
export const isTaken = ({ target }: Pick<Event, 'target'>): boolean => {
  if (document.querySelector('dialog:modal')) return true;
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest('textarea, select, input:not([type="range"]), [role="dialog"], [role="menu"]') !== null
  );
};

const caps: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
};

/** A key as it stands on the keyboard, one part for each that is held at once. */
export const capsOf = (key: string): string[] => {
  const parts = key.startsWith(withCtrl) ? ['Ctrl', key.slice(withCtrl.length)] : [key];
  return parts.map((part) => caps[part] ?? (part.length === 1 ? part.toUpperCase() : part));
};
