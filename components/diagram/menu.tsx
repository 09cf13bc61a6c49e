'use client';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTabStop } from './roving.tsx';

// Popups weigh more than the whole stage, and most cards have none.
const MenuPopup = lazy(async () => ({ default: (await import('./menu-popup.tsx')).MenuPopup }));

export interface MenuItem {
  key: string;
  label: string;
  /** What it means, under its label. */
  says?: string;
  choose: () => void;
}

export interface MenuProps {
  /** What the button is called; `children` is what stands on it. */
  label: string;
  /** The program that its items are done to. */
  of: string;
  className: string | undefined;
  align: 'start' | 'end';
  pending?: boolean;
  items: readonly MenuItem[];
  children: ReactNode;
}

/** A button that opens a menu. Its popup comes in a chunk of its own; a click before that opens it once it is there. */
export function Menu(props: MenuProps) {
  const [open, setOpen] = useState(false);
  const tabIndex = useTabStop();
  const { label, of, className, pending, children } = props;
  const button = (
    <button
      type="button"
      className={className}
      tabIndex={tabIndex}
      data-menu
      data-of={of}
      data-pending={pending}
      aria-label={label}
      aria-haspopup="menu"
      aria-expanded={false}
      // Pressed is enough, as with the menu itself: by the time of the release this button may have been replaced by it.
      onPointerDown={({ button, ctrlKey }) => button === 0 && !ctrlKey && setOpen(true)}
      onClick={() => setOpen(true)}
    >
      {children}
    </button>
  );
  return (
    <Suspense fallback={button}>
      <MenuPopup {...props} open={open} onOpenChange={setOpen} />
    </Suspense>
  );
}
