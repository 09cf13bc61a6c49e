import type { MermaidConfig } from 'mermaid';

/** The two places that a figure is drawn for: a lesson's column, or a phone. */
export type FigureFrame = 'wide' | 'narrow';

/** How mermaid draws our figures; `token` gives the value of a custom property such as `--ink`. */
export const mermaidSettings = (
  frame: FigureFrame,
  darkMode: boolean,
  token: (name: string) => string,
): MermaidConfig => {
  const narrow = frame === 'narrow';
  return {
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    theme: 'base',
    fontFamily: token('--sans'),
    // The other layout engine, mermaid's default, weighs a megabyte and draws wider.
    layout: 'dagre',
    themeVariables: {
      ...themeVariables(token),
      darkMode,
      fontSize: narrow ? '14px' : '15px',
    },
    flowchart: {
      // A step ends sideways whichever way the figure runs, so that its arrowhead points past the box below.
      curve: 'linear',
      useMaxWidth: true,
      htmlLabels: true,
      ...(narrow
        ? { padding: 8, nodeSpacing: 18, rankSpacing: 34, wrappingWidth: 110, minNodeWidth: 40 }
        : { padding: 12, minNodeWidth: 60, nodeSpacing: 36, rankSpacing: 44 }),
    },
    sequence: {
      useMaxWidth: true,
      mirrorActors: false,
      ...(narrow
        ? { messageFontSize: 14, actorFontSize: 14, noteFontSize: 14, ...tightSequence }
        : { messageFontSize: 14, actorFontSize: 15, noteFontSize: 14 }),
    },
  };
};

/** Words break into lines, so that three actors stand side by side on a phone. */
const tightSequence = { wrap: true, width: 92, actorMargin: 28, diagramMarginX: 4, boxMargin: 6, wrapPadding: 4 };

const themeVariables = (token: (name: string) => string) => ({
  background: token('--card'),
  mainBkg: token('--card'),
  primaryColor: token('--card'),
  primaryTextColor: token('--ink'),
  primaryBorderColor: token('--ink'),
  secondaryColor: token('--sunk'),
  secondaryTextColor: token('--ink'),
  secondaryBorderColor: token('--ink-3'),
  tertiaryColor: token('--paper'),
  tertiaryTextColor: token('--ink'),
  tertiaryBorderColor: token('--rule'),
  lineColor: token('--l'),
  textColor: token('--ink'),
  nodeBorder: token('--ink'),
  clusterBkg: token('--paper'),
  clusterBorder: token('--rule'),
  edgeLabelBackground: token('--card'),
  actorBkg: token('--card'),
  actorBorder: token('--ink'),
  actorTextColor: token('--ink'),
  actorLineColor: token('--rule'),
  signalColor: token('--l'),
  signalTextColor: token('--ink'),
  labelBoxBkgColor: token('--sunk'),
  labelBoxBorderColor: token('--rule'),
  labelTextColor: token('--ink'),
  loopTextColor: token('--ink-2'),
  noteBkgColor: token('--sunk'),
  noteBorderColor: token('--rule'),
  noteTextColor: token('--ink'),
  activationBkgColor: token('--sunk'),
  activationBorderColor: token('--ink-3'),
  sequenceNumberColor: token('--card'),
  transitionColor: token('--l'),
  stateBkg: token('--card'),
  stateLabelColor: token('--ink'),
  labelColor: token('--ink'),
  errorBkgColor: token('--sunk'),
  errorTextColor: token('--bad'),
});

/** What mermaid reads. To it, # begins a character code; to our lessons, #17 is a message. */
export const mermaidSource = (chart: string, turned: boolean): string => {
  const source = chart.replace(/#(?=\d+\b(?!;))/g, '#35;');
  return turned ? source.replace(/^(\s*(?:flowchart|graph|direction)\s+)(?:LR|RL)\b/gm, '$1TB') : source;
};
