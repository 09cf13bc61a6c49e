import type { Interpretation } from '../legs.ts';

/** What lasts and breaks at programs, whatever they talk to. */
export const interpretPlatform = (): Interpretation => ({
  begin(base, to) {
    for (const { id, state, exited, cutAt } of Object.values(base.programs)) {
      if (state === 'frozen') to.spanBegan({ kind: 'frozen', station: id, from: base.at });
      if (exited) to.spanBegan({ kind: 'dead', station: id, from: exited.at });
      if (cutAt !== undefined) to.spanBegan({ kind: 'cut', station: id, from: cutAt });
    }
  },
  take(event, to) {
    switch (event.type) {
      case 'program.exited':
        to.spanEnded('frozen', event.program, event.at);
        to.spanBegan({ kind: 'dead', station: event.program, from: event.at });
        if (event.cause === 'left') break;
        to.broke({ at: event.at, station: event.program, signal: event.signal ?? String(event.code ?? '') });
        break;
      case 'program.started':
        to.spanEnded('dead', event.program, event.at);
        break;
      case 'program.frozen':
        to.spanBegan({ kind: 'frozen', station: event.program, from: event.at });
        break;
      case 'program.thawed':
        to.spanEnded('frozen', event.program, event.at);
        break;
      case 'cable.cut':
        to.spanBegan({ kind: 'cut', station: event.program, from: event.at, answersOnly: event.lost === 'answers' });
        break;
      case 'cable.mended':
        to.spanEnded('cut', event.program, event.at);
        break;
    }
  },
});
