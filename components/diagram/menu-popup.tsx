'use client';
import { DropdownMenu } from 'radix-ui';
import type { MenuProps } from './menu.tsx';
import styles from './program-actions.module.css';

interface PopupProps extends MenuProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The menu itself, with its button. */
export function MenuPopup({ label, className, align, pending, items, children, open, onOpenChange }: PopupProps) {
  return (
    <DropdownMenu.Root open={open} onOpenChange={onOpenChange}>
      <DropdownMenu.Trigger className={className} data-pending={pending} aria-label={label}>
        {children}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={styles.menu} align={align} sideOffset={4}>
          {items.map((item) => (
            <DropdownMenu.Item key={item.key} className={styles.item} onSelect={item.choose}>
              {item.label}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
