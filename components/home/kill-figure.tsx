'use client';
import { useRef, useState } from 'react';
import badge from '#components/lab/run-badge.module.css';
import { useChunk } from '#components/use-chunk.ts';
import { copy } from './copy.vi.ts';
import { KillButton } from './kill-button.tsx';
import styles from './kill-figure.module.css';
import { KillFrame } from './kill-frame.tsx';

const load = () => import('./kill-stage.tsx');

/** The thing itself: a recording, and at a press the visitor's own run. Until its code is there it keeps its place. */
export function KillFigure() {
  const hadFocus = useRef(false);
  const [pressed, setPressed] = useState(false);
  const { chunk, retry } = useChunk(load);
  return (
    <div>
      {chunk && chunk !== 'failed' ? (
        <chunk.KillStage pressed={pressed} hadFocus={hadFocus} />
      ) : (
        <KillFrame
          head={<span className={badge.recording}>{copy.recording}</span>}
          stage={
            chunk === 'failed' ? (
              <p className={styles.failed} role="status">
                {copy.figureFailed}{' '}
                <button type="button" onClick={retry}>
                  {copy.retry}
                </button>
              </p>
            ) : null
          }
          action={
            <KillButton
              busy={pressed && chunk === null}
              hadFocus={hadFocus}
              onPress={() => {
                setPressed(true);
                retry();
              }}
            >
              {pressed && chunk === null ? copy.opening : copy.kill}
            </KillButton>
          }
          note={copy.before}
        />
      )}
    </div>
  );
}
