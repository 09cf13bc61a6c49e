import type { SignView } from '#components/technology-view.ts';
import flags from './follow-flag.module.css';
import { flagShape } from './follow-flag.tsx';
import styles from './token.module.css';
import { starShape, tokenShape, tokenWidth } from './token.tsx';

const namespace = 'http://www.w3.org/2000/svg';

/** What a flying token looks like at one moment. */
export interface TokenLook {
  message: string;
  label: string;
  x: number;
  y: number;
  /** On a way that is no connection: back, or off the track. */
  ghost: boolean;
  diamond: boolean;
  /** It is no carriage but this. */
  sign: SignView | undefined;
  redelivered: boolean;
  priority: boolean;
  followed: boolean;
  /** It is lit, because it proves something. */
  proves: boolean;
  /** As CSS. */
  colour: string;
}

/** A token that is moved without React: one element, used again and again. */
export interface DrawnToken {
  /** `null` hides it. */
  draw: (look: TokenLook | null) => void;
}

export const createDrawnToken = (layer: SVGGElement): DrawnToken => {
  const group = document.createElementNS(namespace, 'g');
  const shape = document.createElementNS(namespace, 'path');
  const text = document.createElementNS(namespace, 'text');
  const again = document.createElementNS(namespace, 'g');
  const star = document.createElementNS(namespace, 'path');
  again.setAttribute('class', styles.mark ?? '');
  again.innerHTML = '<circle r="7.5"/><path d="M-3.1 0a3.1 3.1 0 1 1 1 2.3m-1.2.2l1.2-.2.2-1.3"/>';
  star.setAttribute('class', styles.star ?? '');
  star.setAttribute('d', starShape);
  const flag = document.createElementNS(namespace, 'path');
  flag.setAttribute('class', flags.flag ?? '');
  flag.setAttribute('d', flagShape);
  text.setAttribute('y', '4.5');
  group.append(shape, text, again, star, flag);
  layer.append(group);
  let drawn = '';
  let colour = '';
  return {
    draw: (look) => {
      group.style.display = look ? '' : 'none';
      if (!look) return;
      const { label, diamond, sign } = look;
      const shaped = `${label} ${sign?.name ?? diamond}`;
      if (drawn !== shaped) {
        drawn = shaped;
        const half = tokenWidth(label, diamond) / 2;
        text.textContent = label;
        shape.setAttribute('d', sign ? sign.outline(label) : tokenShape(label, diamond));
        if (sign) group.dataset.tone = sign.tone;
        else delete group.dataset.tone;
        again.setAttribute('transform', `translate(${half - (diamond ? 8 : 1)} -11)`);
        star.setAttribute('transform', `translate(${(diamond ? 9 : 2) - half} -11)`);
        flag.setAttribute('transform', `translate(0 ${diamond ? -14 : -11})`);
      }
      const name = (look.ghost ? styles.ghost : styles.token) ?? '';
      if (group.getAttribute('class') !== name) group.setAttribute('class', name);
      if (colour !== look.colour) {
        colour = look.colour;
        group.style.setProperty('--l', colour);
      }
      again.style.display = look.redelivered ? '' : 'none';
      star.style.display = look.priority ? '' : 'none';
      flag.style.display = look.followed ? '' : 'none';
      group.toggleAttribute('data-followed', look.followed);
      group.dataset.message = look.message;
      if (look.proves) group.dataset.proves = 'true';
      else delete group.dataset.proves;
      group.setAttribute('transform', `translate(${look.x.toFixed(1)} ${look.y.toFixed(1)})`);
    },
  };
};
