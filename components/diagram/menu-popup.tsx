'use client';
import { DropdownMenu } from 'radix-ui';
import { useLayoutEffect, useRef, useState } from 'react';
import type { MenuProps } from './menu.tsx';
import styles from './program-actions.module.css';
import { useTabStop } from './roving.tsx';

interface PopupProps extends MenuProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Between the menu and the card that it belongs to, in px. */
const gap = 4;

/** The menu itself, with its button. It stands under the card of the button, or over it, where there is more room. */
export function MenuPopup({ label, of, className, align, pending, items, children, open, onOpenChange }: PopupProps) {
  const button = useRef<HTMLButtonElement>(null);
  const tabIndex = useTabStop();
  const [place, setPlace] = useState<{ side: 'top' | 'bottom'; sideOffset: number }>();
  useLayoutEffect(() => {
    setPlace(open && button.current ? placeBeside(button.current) : undefined);
  }, [open]);
  return (
    <DropdownMenu.Root open={open} onOpenChange={onOpenChange}>
      <DropdownMenu.Trigger
        ref={button}
        className={className}
        tabIndex={tabIndex}
        data-menu
        data-of={of}
        data-pending={pending}
        aria-label={label}
      >
        {children}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={styles.menu} align={align} collisionPadding={8} {...place}>
          {items.map((item) => (
            <DropdownMenu.Item key={item.key} className={styles.item} textValue={item.label} onSelect={item.choose}>
              {item.label}
              {item.says ? <small>{item.says}</small> : null}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

const placeBeside = (button: Element): { side: 'top' | 'bottom'; sideOffset: number } => {
  const at = button.getBoundingClientRect();
  const card = (button.closest('[data-program]') ?? button).getBoundingClientRect();
  return window.innerHeight - card.bottom >= card.top
    ? { side: 'bottom', sideOffset: card.bottom - at.bottom + gap }
    : { side: 'top', sideOffset: at.top - card.top + gap };
};
