'use client';
import { useStore } from 'zustand';
import { copy } from './copy.vi.ts';
import styles from './inscription-switch.module.css';
import type { Inscriptions, Side } from './inscriptions.ts';

const sides: readonly Side[] = ['key', 'content'];

/** Chooses what is written on carriages; absent where no message has both. */
export function InscriptionSwitch({ inscriptions }: { inscriptions: Inscriptions }) {
  const { side, usual } = useStore(inscriptions);
  if (usual === null) return null;
  const shown = side ?? usual;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset of two buttons would be a form
    <span role="group" aria-label={copy.inscription.label} className={styles.switch}>
      <span aria-hidden="true">{copy.inscription.label}</span>
      {sides.map((one) => (
        <button key={one} type="button" aria-pressed={one === shown} onClick={() => inscriptions.choose(one)}>
          {copy.inscription[one]}
        </button>
      ))}
    </span>
  );
}
