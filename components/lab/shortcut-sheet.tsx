'use client';
import { Fragment, useEffect, useRef } from 'react';
import { capsOf, isPressed, isTaken, type Shortcuts, shortcuts } from '#components/shortcuts.ts';
import { copy } from './copy.vi.ts';
import { programActionNames } from './names.ts';
import styles from './shortcut-sheet.module.css';

const words: { readonly [Place in keyof Shortcuts]: Readonly<Record<keyof Shortcuts[Place], string>> } = {
  programs: copy.shortcuts.programs,
  program: programActionNames,
  timetable: copy.shortcuts.timetable,
  page: copy.shortcuts.page,
};
const places = ['programs', 'program', 'timetable', 'page'] as const;

/** What the keys of a place do, one line for each set of keys: what cannot be done at the same moment may share them. */
const linesOf = (place: keyof Shortcuts): { keys: readonly string[]; says: string }[] => {
  const said: Readonly<Record<string, string>> = words[place];
  const lines = new Map<string, { keys: readonly string[]; says: string[] }>();
  for (const [id, keys] of Object.entries<readonly string[]>(shortcuts[place])) {
    const line = lines.get(keys.join()) ?? { keys, says: [] };
    lines.set(keys.join(), { keys, says: [...line.says, said[id] ?? id] });
  }
  return [...lines.values()].map(({ keys, says }) => ({ keys, says: says.join(' / ') }));
};

/** Tells all keys, on `?` or by its button; what had the focus gets it back from the browser. */
export function ShortcutSheet({ className }: { className: string | undefined }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!isPressed(shortcuts.page.help, event) || isTaken(event)) return;
      event.preventDefault();
      dialog.current?.showModal();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <button
        type="button"
        className={className}
        aria-label={copy.shortcuts.open}
        title={copy.shortcuts.open}
        aria-haspopup="dialog"
        onClick={() => dialog.current?.showModal()}
      >
        ?
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a modal dialog by itself */}
      <dialog
        ref={dialog}
        className={styles.sheet}
        aria-labelledby="phim-tat"
        onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
      >
        <form method="dialog" className={styles.content}>
          <header>
            <h2 id="phim-tat">{copy.shortcuts.title}</h2>
            <button type="submit">{copy.shortcuts.close}</button>
          </header>
          {places.map((place) => (
            <section key={place}>
              <h3>{copy.shortcuts.places[place]}</h3>
              <dl>
                {linesOf(place).map(({ keys, says }) => (
                  <div key={says}>
                    <dt>
                      {keys.map((key, index) => (
                        <Fragment key={key}>
                          {index > 0 ? ` ${copy.shortcuts.or} ` : null}
                          {capsOf(key).map((cap, part) => (
                            <Fragment key={cap}>
                              {part > 0 ? ' + ' : null}
                              <kbd>{cap}</kbd>
                            </Fragment>
                          ))}
                        </Fragment>
                      ))}
                    </dt>
                    <dd>{says}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
          <p>{copy.shortcuts.note}</p>
        </form>
      </dialog>
    </>
  );
}
