import { DiagramDrawing } from './diagram-drawing.tsx';

/** What a diagram says in words: `accTitle` and `accDescr` of its source, where the author wrote them. */
function described(chart: string) {
  const title = /^\s*accTitle:\s*(.+)$/m.exec(chart)?.[1];
  const line = /^\s*accDescr:\s*(.+)$/m.exec(chart)?.[1];
  const block = /^\s*accDescr\s*\{([^}]*)\}/m.exec(chart)?.[1];
  return { title, text: (line ?? block)?.trim() };
}

/** Height in px before anything is drawn, from the number of lines: near enough that little has to be scaled. */
function expectedHeight(chart: string): number {
  const lines = chart.split('\n').filter((line) => line.trim() !== '' && !/^\s*(acc|%%)/.test(line)).length;
  const perLine = chart.startsWith('sequenceDiagram') ? 44 : /^(flowchart|graph)\s+(LR|RL)/.test(chart) ? 22 : 40;
  return Math.min(520, Math.max(180, lines * perLine));
}

/** A mermaid fence: its place is kept from the start, it is drawn once it nears the window, and its words are there without any script. */
export function Diagram({ chart }: { chart: string }) {
  const { title, text } = described(chart);
  return <DiagramDrawing chart={chart} height={expectedHeight(chart)} title={title} text={text} />;
}
