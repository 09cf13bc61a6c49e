'use client';
import { type RefObject, useEffect } from 'react';

/** A part of the page in which the focus stays while the part does; `self`: the part takes it. */
const homes = '[data-focus-home]';
const self = '[data-focus-home="self"]';
// No field that is written in: on a phone it would bring up the keyboard unasked.
const takers = 'button, a[href], summary, input[type="range"], [tabindex]:not([tabindex="-1"])';
const units = `${takers}, ${homes}`;
/** They give the focus back by themselves to what opened them, if that is still there. */
const overlays = '[role="dialog"], [role="menu"], dialog';

/** Where the focus was: in which homes, from the inside out, and at which place among what each of them holds. */
type Trail = readonly { home: HTMLElement; at: number }[];

const isUsable = (element: HTMLElement): boolean =>
  element.isConnected && !element.matches(':disabled') && element.checkVisibility({ visibilityProperty: true });

const canTake = (element: HTMLElement): boolean => element.matches(`${takers}, ${self}`) && isUsable(element);

/** A home stands for all that it holds; one that holds nothing is none. */
const unitsOf = (home: HTMLElement): HTMLElement[] =>
  [...home.querySelectorAll<HTMLElement>(units)].filter(
    (unit) => unit.parentElement?.closest(homes) === home && takerIn(unit) !== undefined,
  );

const takerIn = (unit: HTMLElement): HTMLElement | undefined =>
  canTake(unit)
    ? unit
    : [...unit.querySelectorAll<HTMLElement>(self), ...unit.querySelectorAll<HTMLElement>(takers)].find(canTake);

const trailOf = (element: HTMLElement): Trail => {
  const trail: { home: HTMLElement; at: number }[] = [];
  let home = element.closest<HTMLElement>(homes);
  while (home) {
    trail.push({ home, at: unitsOf(home).findIndex((unit) => unit.contains(element)) });
    home = home.parentElement?.closest<HTMLElement>(homes) ?? null;
  }
  return trail;
};

/** The panel of the same tabs that is shown now. */
const panelInsteadOf = ({ id }: HTMLElement): HTMLElement | undefined => {
  const tabs = document.querySelector(`[role="tab"][aria-controls="${CSS.escape(id)}"]`)?.closest('[role="tablist"]');
  const shown = tabs?.querySelector('[role="tab"][aria-selected="true"]')?.getAttribute('aria-controls');
  return (shown && document.getElementById(shown)) || undefined;
};

/** What now stands where the focus was, in the innermost home that is still there. */
const heirOf = (trail: Trail): HTMLElement | undefined => {
  for (const { home, at } of trail) {
    const panel = isUsable(home) ? undefined : panelInsteadOf(home);
    if (panel && canTake(panel)) return panel;
    if (!isUsable(home)) continue;
    if (home.matches(self)) return home;
    const left = unitsOf(home);
    const unit = left[Math.max(0, Math.min(at, left.length - 1))];
    const heir = unit && takerIn(unit);
    if (heir) return heir;
  }
  return undefined;
};

/**
 * When what has the focus is taken away, hidden or disabled, what stands nearest to where it was gets it; a browser would give
 * it to the body, and the next Tab would begin at the top of the page.
 */
export const useKeptFocus = (root: RefObject<HTMLElement | null>, ready: boolean): void => {
  useEffect(() => {
    const page = root.current;
    if (!page || !ready) return;
    let last: HTMLElement | null = null;
    let trail: Trail = [];
    const isLost = (): boolean => {
      const { activeElement } = document;
      return (activeElement === document.body || activeElement === last) && last !== null && !isUsable(last);
    };
    const settle = (): void => {
      if (!isLost()) return;
      const heir = heirOf(trail) ?? page;
      last = null;
      // A mouse keeps what it looks at where it is.
      heir.focus({ preventScroll: true });
      if (heir.matches(':focus-visible')) heir.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    };
    const remember = (): void => {
      const { activeElement } = document;
      if (!(activeElement instanceof HTMLElement) || activeElement === document.body) return;
      if (activeElement.closest(overlays)) return;
      last = page.contains(activeElement) ? activeElement : null;
      trail = last ? trailOf(last) : [];
    };
    const left = (): void =>
      queueMicrotask(() => {
        // Somebody clicked beside everything.
        if (document.activeElement === document.body && last && isUsable(last)) last = null;
        else settle();
      });
    const changes = new MutationObserver(settle);
    changes.observe(page, {
      subtree: true,
      childList: true,
      attributeFilter: ['disabled', 'hidden', 'data-tab', 'open'],
    });
    document.addEventListener('focusin', remember);
    // What stands around it may have changed since it got the focus.
    document.addEventListener('keydown', remember, true);
    document.addEventListener('click', remember, true);
    document.addEventListener('focusout', left);
    return () => {
      changes.disconnect();
      document.removeEventListener('focusin', remember);
      document.removeEventListener('keydown', remember, true);
      document.removeEventListener('click', remember, true);
      document.removeEventListener('focusout', left);
    };
  }, [root, ready]);
};
