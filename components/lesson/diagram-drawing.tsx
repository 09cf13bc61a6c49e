'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { copy } from './copy.vi.ts';
import styles from './diagram.module.css';

interface DiagramDrawingProps {
  chart: string;
  height: number;
  title: string | undefined;
  text: string | undefined;
}

/** Draws when it comes near the window and again when the theme changes; shows the source when mermaid cannot. */
export function DiagramDrawing({ chart, height, title, text }: DiagramDrawingProps) {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const [svg, setSvg] = useState<string>();
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let wanted = true;
    let drawn = false;
    const draw = () => {
      drawn = true;
      import('./draw-mermaid.ts')
        .then(({ drawMermaid }) => drawMermaid(chart, getComputedStyle(element)))
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
    return () => {
      wanted = false;
      near.disconnect();
      theme.disconnect();
    };
  }, [chart]);

  return (
    <figure className={styles.figure} aria-label={title ?? copy.diagram}>
      {failed ? (
        <div className={styles.failed}>
          <p>{copy.diagramFailed}</p>
          <pre>{chart}</pre>
        </div>
      ) : (
        <>
          <div ref={place} className={styles.drawing} style={{ minHeight: height }} aria-hidden="true">
            {svg ? (
              // biome-ignore lint/security/noDangerouslySetInnerHtml: mermaid's own output, in its strict mode, from our own lessons
              <div dangerouslySetInnerHTML={{ __html: svg }} />
            ) : (
              <span className={styles.waiting}>{copy.diagramLoading}</span>
            )}
          </div>
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
