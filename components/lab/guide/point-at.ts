import type { Lead } from '#model/guide.ts';
import type { ControlValue } from '#model/lab.ts';

/** What a learner is to press: a control, or what is done to a program. */
export interface Pressed {
  act: string;
  program: string | undefined;
  /** Which of its options, where it has several. */
  value: ControlValue;
}

/** What the next move presses; nothing where it waits, or where there is nobody now to do it to. */
export const pressedBy = ({ move, program }: Lead): Pressed | undefined =>
  move.act === undefined || (move.program !== undefined && program === undefined)
    ? undefined
    : { act: move.act, program, value: move.value };

const shownForMs = 4_000;

const isSeen = (element: HTMLElement | null): boolean => element !== null && element.getClientRects().length > 0;

const found = (root: ParentNode, { act, program }: Pressed): HTMLElement | null => {
  const one = CSS.escape(act);
  const of = program === undefined ? '' : `[data-of="${CSS.escape(program)}"]`;
  const candidates = [`[data-act="${one}"]${of}`, ...(of ? [`[data-menu]${of}`] : []), '[data-more]'];
  for (const candidate of candidates) {
    const element = root.querySelector<HTMLElement>(candidate);
    // In a sheet that is closed it is there and not to be seen.
    if (isSeen(element)) return element;
  }
  return null;
};

/**
 * Marks it within `root` with `data-pointed` for some seconds, brings it into view and gives it the focus; the menu that holds
 * it, where it stands in one. Returns whether there was anything to point at.
 */
export const pointAt = (root: ParentNode | null, pressed: Pressed): boolean => {
  const element = root && found(root, pressed);
  if (!element) return false;
  if (element.matches('[data-more][aria-expanded="false"]')) {
    element.click();
    requestAnimationFrame(() => pointAt(root, pressed));
    return true;
  }
  const away = (): void => {
    delete element.dataset.pointed;
  };
  for (const before of root.querySelectorAll<HTMLElement>('[data-pointed]')) delete before.dataset.pointed;
  element.dataset.pointed = 'true';
  setTimeout(away, shownForMs);
  element.addEventListener('click', away, { once: true });
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const option = `[data-option-value="${CSS.escape(String(pressed.value))}"]`;
  const button = element.matches('button')
    ? element
    : (element.querySelector<HTMLElement>(option) ?? element.querySelector<HTMLElement>('button, input, select'));
  button?.focus({ preventScroll: true });
  return true;
};
