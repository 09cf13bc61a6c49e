const gap = 8;
const margin = 12;

/**
 * Puts an open card of fixed position under what it explains, or over it where there is no room below; left of the right edge
 * of `within`, if that is wide enough, and always in the window. Left of `beside` instead, where that is given and there is room.
 */
export const placeCard = (
  card: HTMLElement,
  anchor: Element,
  within?: Element | null,
  beside?: Element | null,
): void => {
  // A term broken over two lines has two boxes; the first is where the eye is.
  const at = anchor.getClientRects()[0] ?? anchor.getBoundingClientRect();
  const { width, height } = card.getBoundingClientRect();
  const neighbour = beside?.getBoundingClientRect();
  if (neighbour && neighbour.left - gap - width > margin) {
    card.style.left = `${neighbour.left - gap - width}px`;
    card.style.top = `${Math.max(margin, Math.min(neighbour.top, window.innerHeight - margin - height))}px`;
    return;
  }
  const below = at.bottom + gap + height < window.innerHeight - margin;
  const edge = Math.min(window.innerWidth - margin, within?.getBoundingClientRect().right ?? window.innerWidth);
  const left = Math.max(margin, Math.min(at.left, edge - width));
  card.style.left = `${left}px`;
  card.style.top = `${below ? at.bottom + gap : Math.max(margin, at.top - gap - height)}px`;
};
