'use client';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import { type Playback, speeds } from '#model/playback.ts';
import { copy } from '../copy.vi.ts';
import styles from './timetable.module.css';

/** Buttons over time: pause, speed, one step back or on, and back to live. */
export function Transport({ playback, compact }: { playback: Playback; compact: boolean }) {
  const { paused, speed: chosen } = useStore(
    playback,
    useShallow(({ paused, speed }) => ({ paused, speed })),
  );
  const behind = useStore(playback, ({ growing, mode }) => growing && mode === 'replay');
  return (
    <div className={styles.transport} data-focus-home="">
      {/* biome-ignore lint/a11y/useSemanticElements: buttons, not fields */}
      <div className={styles.segments} role="group" aria-label={copy.time.label}>
        {paused ? (
          <button type="button" onClick={playback.play}>
            {copy.time.play}
          </button>
        ) : (
          <button type="button" onClick={playback.pause}>
            {copy.time.pause}
          </button>
        )}
        {speeds.map((speed) => (
          <button
            key={speed}
            type="button"
            aria-pressed={!paused && chosen === speed}
            aria-label={`${copy.time.speed[speed]}, ${copy.time.speedLabel[speed]}`}
            onClick={() => playback.setSpeed(speed)}
          >
            {copy.time.speed[speed]}
          </button>
        ))}
        <button type="button" aria-label={copy.time.back} title={copy.time.back} onClick={() => playback.step(-1)}>
          ‹
        </button>
        <button type="button" onClick={() => playback.step(1)}>
          {compact ? '›' : copy.time.step}
        </button>
      </div>
      {behind ? (
        <button type="button" className={styles.toLive} onClick={playback.goLive}>
          {copy.time.goLive}
        </button>
      ) : null}
    </div>
  );
}
