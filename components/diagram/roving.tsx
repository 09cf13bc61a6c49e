'use client';
import { createContext, type KeyboardEvent, type ReactNode, use, useMemo, useState } from 'react';
import { isTaken, shortcutOf, shortcuts } from '#components/shortcuts.ts';
import type { Station } from '#model/scene.ts';
import { programOrder, stepIn } from './program-order.ts';
import { useStage } from './stage-context.ts';

interface Rove {
  order: readonly string[];
  /** The one program that Tab comes to. */
  current: string | undefined;
  onFocus: (program: string) => void;
}

const RoveContext = createContext<Rove | null>(null);
const StopContext = createContext<0 | -1>(0);

/** All programs of a stage are one stop of the Tab key; arrows lead from one to the next. */
export function Roving({ stations, children }: { stations: readonly Station[]; children: ReactNode }) {
  const { frame } = useStage();
  const [chosen, onFocus] = useState<string>();
  const ids = programOrder(stations, frame).join('\n');
  const rove = useMemo(() => {
    const order = ids === '' ? [] : ids.split('\n');
    return { order, current: order.find((program) => program === chosen) ?? order[0], onFocus };
  }, [ids, chosen]);
  return <RoveContext value={rove}>{children}</RoveContext>;
}

/** Attributes of a program's card where something can be done to it; `onKey` gets the keys that lead nowhere else. */
export const useRoving = (program: string, onKey: (event: KeyboardEvent) => void) => {
  const rove = use(RoveContext);
  const { act } = useStage();
  if (!rove || !act) return { stop: 0, attributes: {} } as const;
  const stop = rove.current === program ? 0 : -1;
  return {
    stop,
    attributes: {
      tabIndex: stop,
      'data-program': program,
      'data-focus-home': 'self',
      onFocus: () => rove.onFocus(program),
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        // Keys of an open menu come here, too: it is the card's own, though it stands elsewhere in the document.
        const { currentTarget: card, target, nativeEvent } = event;
        if (event.defaultPrevented || !(target instanceof Node && card.contains(target)) || isTaken(nativeEvent))
          return;
        const way = shortcutOf(shortcuts.programs, nativeEvent);
        if (way === undefined) return onKey(event);
        event.preventDefault();
        const to = stepIn(rove.order, program, way);
        if (to === undefined) return;
        card
          .closest('svg')
          ?.querySelector<HTMLElement>(`[data-program="${CSS.escape(to)}"]`)
          ?.focus();
      },
    },
  } as const;
};

/** Around what stands on a card: only that of the program which Tab comes to is on its way. */
export function StopOf({ stop, children }: { stop: 0 | -1; children: ReactNode }) {
  return <StopContext value={stop}>{children}</StopContext>;
}

/** The `tabIndex` of a button that may stand on a program's card. */
export const useTabStop = (): 0 | -1 => use(StopContext);
