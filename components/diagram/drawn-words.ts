import type { Flight } from '#model/flights.ts';
import styles from './flight-words.module.css';
import type { Box } from './free-place.ts';

const namespace = 'http://www.w3.org/2000/svg';
const lineHeight = 16;
const padding = { x: 7, y: 3 };

/** What is said of messages that left their way, and the way back as a dashed arc. */
export interface WordsLook {
  manner: Flight['manner'];
  lines: readonly string[];
  box: Box;
  arc: string | null;
  opacity: number;
  /** As CSS. */
  colour: string;
  /** Id of the marker that ends the arc: a marker takes no colour from its line. */
  arrow: string;
}

/** Words on a plate that are moved without React: one element, used again and again. */
export interface DrawnWords {
  /** `null` hides them. */
  draw: (look: WordsLook | null) => void;
}

/** Size of the plate for such lines; wider by a little than they need, so that it need not grow with every digit. */
export const plateSize = (
  lines: readonly string[],
  widthOf: (line: string) => number,
): Pick<Box, 'width' | 'height'> => ({
  width: Math.ceil((Math.max(...lines.map(widthOf)) + 2 * padding.x) / 8) * 8,
  height: lines.length * lineHeight + 2 * padding.y,
});

/** Measures lines as such words are set; remembers what it measured. */
export const createRuler = (layer: SVGGElement): ((line: string) => number) => {
  const text = document.createElementNS(namespace, 'text');
  text.setAttribute('class', styles.text ?? '');
  text.setAttribute('visibility', 'hidden');
  layer.append(text);
  const known = new Map<string, number>();
  return (line) => {
    const width = known.get(line);
    if (width !== undefined) return width;
    text.textContent = line;
    const measured = text.getComputedTextLength();
    text.textContent = '';
    known.set(line, measured);
    return measured;
  };
};

export const createDrawnWords = (layer: SVGGElement): DrawnWords => {
  const group = document.createElementNS(namespace, 'g');
  const path = document.createElementNS(namespace, 'path');
  const plate = document.createElementNS(namespace, 'rect');
  const texts = [0, 1].map(() => document.createElementNS(namespace, 'text'));
  group.setAttribute('class', styles.words ?? '');
  path.setAttribute('class', styles.arc ?? '');
  plate.setAttribute('class', styles.plate ?? '');
  plate.setAttribute('rx', '5');
  for (const text of texts) text.setAttribute('class', styles.text ?? '');
  group.append(path, plate, ...texts);
  layer.append(group);
  let colour = '';
  return {
    draw: (look) => {
      group.style.display = look ? '' : 'none';
      if (!look) return;
      const { lines, box } = look;
      group.dataset.manner = look.manner;
      if (colour !== look.colour) {
        colour = look.colour;
        group.style.setProperty('--l', colour);
        path.setAttribute('marker-end', `url(#${look.arrow})`);
      }
      group.style.opacity = String(look.opacity);
      path.style.display = look.arc === null ? 'none' : '';
      if (look.arc !== null) path.setAttribute('d', look.arc);
      for (const side of ['x', 'y', 'width', 'height'] as const) plate.setAttribute(side, box[side].toFixed(1));
      for (const [index, text] of texts.entries()) {
        const line = lines[index] ?? '';
        if (text.textContent !== line) text.textContent = line;
        text.setAttribute('x', (box.x + box.width / 2).toFixed(1));
        text.setAttribute('y', (box.y + padding.y + lineHeight * (index + 0.75)).toFixed(1));
      }
    },
  };
};
