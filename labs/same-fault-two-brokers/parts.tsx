import type { PartProps } from '#model/scene.ts';
import { words } from './copy.vi.ts';
import styles from './parts.module.css';
import { sides } from './sides.ts';
import { lostOf, trialsOf } from './trials.ts';

/** What each side has to show for each fault, and for all of them together what it has lost. */
function Table({ picture, frame, width, height }: PartProps) {
  const trials = trialsOf(picture);
  return (
    <foreignObject width={width} height={height}>
      <table className={styles.table} data-frame={frame}>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {words.fault}
            </th>
            {sides.map((side) => (
              <th key={side} scope="colgroup" colSpan={4} data-side={side}>
                {words[side].split(':')[0]}
              </th>
            ))}
          </tr>
          <tr>
            {sides.flatMap((side) =>
              [words.again, words.late, words.moved[side], words.waited].map((word) => (
                <th key={`${side} ${word}`} scope="col">
                  {word}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {trials.map(({ kind, counts }) => (
            <tr key={kind}>
              <th scope="row">{words.trials[kind]}</th>
              {sides.flatMap((side) => {
                const { again, late, moved, waitedMs } = counts[side];
                return [
                  <td key={`${side} again`} data-some={again > 0 || undefined}>
                    {words.count(again)}
                  </td>,
                  <td key={`${side} late`} data-some={late > 0 || undefined}>
                    {words.count(late)}
                  </td>,
                  <td key={`${side} moved`} data-some={moved > 0 || undefined}>
                    {words.count(moved)}
                  </td>,
                  <td key={`${side} waited`}>{waitedMs === undefined ? '–' : words.seconds(waitedMs)}</td>,
                ];
              })}
            </tr>
          ))}
          <tr>
            <th scope="row">{words.lost}</th>
            {sides.map((side) => {
              const lost = lostOf(picture, side);
              return (
                <td key={side} colSpan={4} data-some={(lost ?? 0) > 0 || undefined}>
                  {lost === undefined ? words.notDone : words.count(lost)}
                </td>
              );
            })}
          </tr>
        </tbody>
      </table>
    </foreignObject>
  );
}

/** Drawings that are this lab's alone, by the name that the scene gives. */
export const parts = { table: Table };
