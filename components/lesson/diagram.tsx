import { figureSizes } from '#content/figure-sizes.ts';
import { DiagramDrawing } from './diagram-drawing.tsx';
import { figureKey } from './figure-key.ts';

/** What a diagram says in words: `accTitle` and `accDescr` of its source, where the author wrote them. */
function described(chart: string) {
  const title = /^\s*accTitle:\s*(.+)$/m.exec(chart)?.[1];
  const line = /^\s*accDescr:\s*(.+)$/m.exec(chart)?.[1];
  const block = /^\s*accDescr\s*\{([^}]*)\}/m.exec(chart)?.[1];
  return { title, text: (line ?? block)?.trim() };
}

/** While a lesson is being written. */
const unmeasured = { width: 640, height: 320, least: 320, turned: false };

/** A mermaid fence: its place is kept from the start, it is drawn once it nears the window, and its words are there without any script. */
export function Diagram({ chart }: { chart: string }) {
  const { title, text } = described(chart);
  const sizes = figureSizes()[figureKey(chart)] ?? { wide: unmeasured, narrow: unmeasured };
  return <DiagramDrawing chart={chart} sizes={sizes} title={title} text={text} />;
}
