import type { Flight } from '#model/flights.ts';
import styles from './flight-words.module.css';

const namespace = 'http://www.w3.org/2000/svg';

/** What is said of messages that left their way, and the way back as a dashed arc. */
export interface WordsLook {
  kind: Flight['kind'];
  text: string;
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
  arc: string | null;
  opacity: number;
}

/** Words that are moved without React: one element, used again and again. */
export interface DrawnWords {
  /** `null` hides them. */
  draw: (look: WordsLook | null) => void;
}

export const createDrawnWords = (layer: SVGGElement): DrawnWords => {
  const group = document.createElementNS(namespace, 'g');
  const path = document.createElementNS(namespace, 'path');
  const text = document.createElementNS(namespace, 'text');
  path.setAttribute('class', styles.arc ?? '');
  path.setAttribute('marker-end', 'url(#arrow)');
  text.setAttribute('class', styles.text ?? '');
  group.append(path, text);
  layer.append(group);
  return {
    draw: (look) => {
      group.style.display = look ? '' : 'none';
      if (!look) return;
      group.dataset.kind = look.kind;
      group.style.opacity = String(look.opacity);
      path.style.display = look.arc === null ? 'none' : '';
      if (look.arc !== null) path.setAttribute('d', look.arc);
      text.setAttribute('x', String(look.x));
      text.setAttribute('y', String(look.y));
      text.style.textAnchor = look.anchor;
      if (text.textContent !== look.text) text.textContent = look.text;
    },
  };
};
