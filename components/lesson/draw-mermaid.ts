import mermaid from 'mermaid';

let count = 0;
// mermaid keeps one configuration for all: drawings must not overlap.
let last: Promise<unknown> = Promise.resolve();

/** SVG of a mermaid source in the colours of the given style's tokens; rejects where mermaid cannot read it. */
export function drawMermaid(chart: string, style: CSSStyleDeclaration): Promise<string> {
  const drawing = last.then(async () => {
    const token = (name: string) => style.getPropertyValue(name).trim();
    mermaid.initialize({
      startOnLoad: false,
      securityLevel: 'strict',
      suppressErrorRendering: true,
      theme: 'base',
      fontFamily: token('--sans'),
      themeVariables: {
        darkMode: document.documentElement.dataset.theme === 'dark',
        fontSize: '15px',
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
      },
      flowchart: { curve: 'step', padding: 14, useMaxWidth: true, htmlLabels: true },
      sequence: { useMaxWidth: true, mirrorActors: false, messageFontSize: 14, actorFontSize: 15, noteFontSize: 14 },
    });
    count += 1;
    // To mermaid, # begins a character code; to our lessons, #17 is a message.
    const { svg } = await mermaid.render(`diagram-${count}`, chart.replace(/#(?=\d+\b(?!;))/g, '#35;'));
    return svg;
  });
  last = drawing.catch(() => undefined);
  return drawing;
}
