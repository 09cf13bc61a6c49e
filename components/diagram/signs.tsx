'use client';
import {
  createContext,
  type ReactNode,
  type SyntheticEvent,
  use,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { placeCard } from '#components/ui/place-card.ts';
import cards from '#components/ui/term-card.module.css';
import { type StageTerm, stageTerms } from '#content/stage-terms.ts';
import { useTabStop } from './roving.tsx';
import styles from './signs.module.css';

/** What is told of a sign: an entry of the glossary, or words of the stage's own. */
interface Said {
  id: string;
  term: string;
  text: string;
}

/** `once`: what does something when clicked explains itself the first time, and later only to who rests on it. */
type Manner = 'always' | 'once';

interface Shown {
  owner: string;
  anchor: Element;
  said: Said;
  /** Beside the card that the sign stands on: what is next in the order of the keyboard stays in view. */
  beside: boolean;
}

interface Board {
  id: string;
  show: (shown: Shown) => void;
  /** Takes away what this owner shows. */
  hide: (owner: string) => void;
}

const BoardContext = createContext<Board | null>(null);

/** What was explained since the page was loaded, in whatever lab. */
const told = new Set<string>();

const firstAfterMs = 350;
const againAfterMs = 1_500;

export const saidOf = (term: StageTerm): Said => {
  const entry = stageTerms.find(({ id }) => id === term);
  if (!entry) throw new Error(`The glossary of the stage lacks ${term}`);
  return entry;
};

/** The one card on which the signs of a stage explain themselves. Escape or a tap elsewhere takes it away. */
export function SignBoard({ children }: { children: ReactNode }) {
  const id = useId();
  const card = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const board = useMemo<Board>(
    () => ({
      id,
      show: (next) => {
        told.add(next.said.id);
        setShown(next);
      },
      hide: (owner) => setShown((now) => (now?.owner === owner ? null : now)),
    }),
    [id],
  );
  useLayoutEffect(() => {
    if (!shown || !card.current) return;
    const { current } = card;
    current.showPopover();
    const { anchor, beside } = shown;
    placeCard(current, anchor, current.parentElement, beside ? anchor.closest('section') : null);
    return () => current.hidePopover();
  }, [shown]);
  useEffect(() => {
    if (!shown) return;
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') setShown(null);
    };
    const onPointer = ({ target }: PointerEvent): void => {
      if (!(target instanceof Node && shown.anchor.contains(target))) setShown(null);
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('pointerdown', onPointer);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerdown', onPointer);
    };
  }, [shown]);
  return (
    <BoardContext value={board}>
      {children}
      <div ref={card} role="tooltip" popover="manual" className={`${cards.card} ${styles.card}`}>
        <b>{shown?.said.term}</b>
        <span>{shown?.said.text}</span>
      </div>
      <div hidden>
        {stageTerms.map((term) => (
          <span key={term.id} id={`${id}${term.id}`}>
            {term.text}
          </span>
        ))}
      </div>
    </BoardContext>
  );
}

/** Attributes of what explains itself on hover, on focus by keyboard and on a tap; none where there is nothing to tell. */
export const useSign = (sign: StageTerm | Said | undefined, manner: Manner = 'always') => {
  const board = use(BoardContext);
  const owner = useId();
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(
    () => () => {
      clearTimeout(waiting.current);
      board?.hide(owner);
    },
    [board, owner],
  );
  if (!sign || !board) return {};
  const said = typeof sign === 'string' ? saidOf(sign) : sign;
  const isKnown = (): boolean => manner === 'once' && told.has(said.id);
  const show = (anchor: Element, beside = false): void => {
    clearTimeout(waiting.current);
    board.show({ owner, anchor, said, beside });
  };
  const showSoon = (anchor: Element, beside = false): void => {
    clearTimeout(waiting.current);
    waiting.current = setTimeout(show, isKnown() ? againAfterMs : firstAfterMs, anchor, beside);
  };
  const hide = (): void => {
    clearTimeout(waiting.current);
    board.hide(owner);
  };
  return {
    ...(typeof sign === 'string' && { 'aria-describedby': `${board.id}${sign}` }),
    onPointerEnter: ({ pointerType, currentTarget }: React.PointerEvent) => {
      if (pointerType !== 'mouse') return;
      showSoon(currentTarget);
    },
    onPointerLeave: ({ pointerType }: React.PointerEvent) => pointerType === 'mouse' && hide(),
    // Who presses an action knows enough of it.
    onPointerDown: ({ pointerType }: React.PointerEvent) => pointerType === 'mouse' && manner === 'once' && hide(),
    onPointerUp: ({ pointerType, currentTarget }: React.PointerEvent) => {
      if (manner === 'always' || (pointerType !== 'mouse' && !isKnown())) show(currentTarget);
    },
    onFocus: ({ currentTarget }: SyntheticEvent) => {
      if (currentTarget.matches(':focus-visible')) showSoon(currentTarget, true);
    },
    onBlur: hide,
  };
};

/** Words of the stage that can be asked what they mean. */
export function SignButton({
  sign,
  className = '',
  children,
}: {
  sign: StageTerm;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <button type="button" tabIndex={useTabStop()} {...useSign(sign)} className={`${styles.sign} ${className}`}>
      {children}
    </button>
  );
}
