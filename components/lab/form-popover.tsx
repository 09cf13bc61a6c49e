'use client';
import { Popover } from 'radix-ui';
import styles from './form-control.module.css';
import type { PopoverProps } from './form-control.tsx';

/** A form that stands above its button of the row. */
export function FormPopover({ label, trigger, open, onOpenChange, children }: PopoverProps) {
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className={styles.popover} side="top" align="start" sideOffset={8} aria-label={label}>
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
