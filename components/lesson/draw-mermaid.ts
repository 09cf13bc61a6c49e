import mermaid from 'mermaid';
import { type FigureFrame, mermaidSettings, mermaidSource } from './mermaid-settings.ts';

let count = 0;
// mermaid keeps one configuration for all: drawings must not overlap.
let last: Promise<unknown> = Promise.resolve();

interface Drawn {
  chart: string;
  frame: FigureFrame;
  turned: boolean;
  /** Whose tokens give the colours. */
  style: CSSStyleDeclaration;
}

/** SVG of a mermaid source in the colours of the given style's tokens; rejects where mermaid cannot read it. */
export function drawMermaid({ chart, frame, turned, style }: Drawn): Promise<string> {
  const drawing = last.then(async () => {
    const dark = document.documentElement.dataset.theme === 'dark';
    mermaid.initialize(mermaidSettings(frame, dark, (name) => style.getPropertyValue(name).trim()));
    count += 1;
    const { svg } = await mermaid.render(`diagram-${count}`, mermaidSource(chart, turned));
    return svg;
  });
  last = drawing.catch(() => undefined);
  return drawing;
}
