'use client';

import { useEffect, useId, useRef, useState } from 'react';
import type { FigureSize } from '#content/figure-sizes.ts';
import { copy } from './copy.vi.ts';
import styles from './diagram.module.css';
import type { FigureFrame } from './mermaid-settings.ts';
import { Sideways } from './sideways.tsx';

interface DiagramDrawingProps {
  chart: string;
  sizes: Readonly<Record<FigureFrame, FigureSize>>;
  title: string | undefined;
  text: string | undefined;
}

/** Width of the window up to which figures are drawn for a phone; also in the style sheet. */
const phone = '(max-width: 700px)';

/**
 * Draws when it comes near the window and again when the theme or the frame changes; shows the source when mermaid cannot.
 * Its place has the drawing's own size from the start.
 */
export function DiagramDrawing({ chart, sizes, title, text }: DiagramDrawingProps) {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const [svg, setSvg] = useState<string>();
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let wanted = true;
    let drawn = false;
    const narrow = matchMedia(phone);
    const draw = () => {
      drawn = true;
      import('./draw-mermaid.ts')
        .then(({ drawMermaid }) => {
          const frame = narrow.matches ? 'narrow' : 'wide';
          return drawMermaid({ chart, frame, turned: sizes[frame].turned, style: getComputedStyle(element) });
        })
        .then(
          (result) => wanted && setSvg(result),
          () => wanted && setFailed(true),
        );
    };
    const near = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        near.disconnect();
        draw();
      },
      { rootMargin: '700px 0px' },
    );
    near.observe(element);
    const theme = new MutationObserver(() => drawn && draw());
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const turnedOver = (): void => {
      if (drawn) draw();
    };
    narrow.addEventListener('change', turnedOver);
    return () => {
      wanted = false;
      near.disconnect();
      theme.disconnect();
      narrow.removeEventListener('change', turnedOver);
    };
  }, [chart, sizes]);

  return (
    <figure className={styles.figure} aria-label={title ?? copy.diagram}>
      {failed ? (
        <div className={styles.failed}>
          <p>{copy.diagramFailed}</p>
          <pre>{chart}</pre>
        </div>
      ) : (
        <>
          <Sideways className={styles.drawing}>
            <div ref={place} className={styles.place} style={placeOf(sizes)} aria-hidden="true">
              {svg ? (
                // biome-ignore lint/security/noDangerouslySetInnerHtml: mermaid's own output, in its strict mode, from our own lessons
                <div dangerouslySetInnerHTML={{ __html: svg }} />
              ) : (
                <span className={styles.waiting}>{copy.diagramLoading}</span>
              )}
            </div>
          </Sideways>
          {text ? (
            <figcaption className={styles.words} id={id}>
              {text}
            </figcaption>
          ) : (
            <details className={styles.source}>
              <summary>{copy.diagramSource}</summary>
              <pre>{chart}</pre>
            </details>
          )}
        </>
      )}
    </figure>
  );
}

const placeOf = ({ wide, narrow }: DiagramDrawingProps['sizes']) => ({
  '--width': wide.width,
  '--height': wide.height,
  '--least': `${wide.least}px`,
  '--phone-width': narrow.width,
  '--phone-height': narrow.height,
  '--phone-least': `${narrow.least}px`,
});
