import Link from 'next/link';
import prose from '#components/lesson/prose.module.css';
import { Sideways } from '#components/lesson/sideways.tsx';
import { adviceHref, advise } from '#content/choosing/advise.ts';
import { ways } from '#content/choosing/ways.ts';
import { sayings } from '#content/choosing/when-to-use.ts';
import { copy } from './copy.vi.ts';
import styles from './design-card.module.css';

/** What people say one should use when, and what the chooser makes of it: computed, with the answers one press away. */
export function SayingsTable() {
  return (
    <Sideways className={prose.table}>
      <table className={`${styles.sayings} ${prose.compared}`}>
        <thead>
          <tr>
            <th scope="col">{copy.sayings.from}</th>
            <th scope="col">{copy.sayings.said}</th>
            <th scope="col">{copy.sayings.here}</th>
          </tr>
        </thead>
        <tbody>
          {sayings.map(({ from, lines, answers, differs }) => (
            <tr key={`${from} ${lines[0]}`}>
              <td>{from}</td>
              <td>
                {lines.map((line) => (
                  <span key={line} className={styles.saying}>
                    {line}
                  </span>
                ))}
              </td>
              <td>
                {(advise(answers) ?? [])
                  .map(
                    ({ best }) =>
                      `${best.map((way) => ways[way].name).join(' / ')}${best.length > 1 ? ` (${copy.sayings.tie})` : ''}`,
                  )
                  .join(' + ')}
                {differs ? <span className={styles.saying}>{differs}</span> : null}{' '}
                <Link href={adviceHref(answers)} aria-label={copy.sayings.tryLabel(lines[0])}>
                  {copy.sayings.try}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sideways>
  );
}
