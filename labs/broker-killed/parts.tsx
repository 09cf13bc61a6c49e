import { isAway } from '#model/platform/absences.ts';
import type { PartProps } from '#model/scene.ts';
import { words } from './copy.vi.ts';
import { deathsOf } from './deaths.ts';
import styles from './parts.module.css';
import { sides } from './sides.ts';

const shown = 4;

/** Whether each broker is there, and what each of their deaths has come to on either side. */
function Ledger({ picture, width, height }: PartProps) {
  return (
    <foreignObject width={width} height={height}>
      <div className={styles.brokers}>
        {sides.map((side) => {
          const away = isAway(picture, side);
          return (
            <p key={side} data-side={side} data-away={away || undefined}>
              <b>{words.names[side]}</b>: {away ? words.away : words.there}
            </p>
          );
        })}
      </div>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {words.death}
            </th>
            {sides.map((side) => (
              <th key={side} scope="colgroup" colSpan={3} data-side={side}>
                {words.names[side]}
              </th>
            ))}
          </tr>
          <tr>
            {sides.flatMap((side) =>
              [words.awayFor, words.again, words.lost].map((word) => (
                <th key={`${side} ${word}`} scope="col">
                  {word}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {deathsOf(picture)
            .slice(-shown)
            .map(({ nth, tolls }) => (
              <tr key={nth}>
                <th scope="row">{words.nth(nth)}</th>
                {sides.flatMap((side) => {
                  const { awayMs, again, lost } = tolls[side];
                  return [
                    <td key={`${side} away`}>{awayMs === undefined ? '…' : words.seconds(awayMs)}</td>,
                    <td key={`${side} again`} data-some={again > 0 || undefined}>
                      {words.count(again)}
                    </td>,
                    <td key={`${side} lost`} data-some={(lost ?? 0) > 0 || undefined}>
                      {lost === undefined ? '…' : words.count(lost)}
                    </td>,
                  ];
                })}
              </tr>
            ))}
        </tbody>
      </table>
    </foreignObject>
  );
}

/** Drawings that are this lab's alone, by the name that the scene gives. */
export const parts = { ledger: Ledger };
