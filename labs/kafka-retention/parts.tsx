import type { PartProps } from '#model/scene.ts';
import { words } from './copy.vi.ts';
import styles from './parts.module.css';
import { atFirst, orders, prices, shownConfigs, tapeOf } from './topics.ts';

const topics = [orders, prices] as const;

/** What decides how long each topic keeps what, as the broker says; what differs from the beginning stands out. */
function Config({ picture, frame, width, height }: PartProps) {
  return (
    <foreignObject width={width} height={height}>
      <table className={styles.table} data-frame={frame}>
        <caption>{words.config}</caption>
        <thead>
          <tr>
            <td />
            {topics.map((topic) => (
              <th key={topic} scope="col">
                {topic}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shownConfigs.map((name) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {topics.map((topic) => {
                const one = picture.topics[topic]?.config?.[name];
                if (!one) return <td key={topic}>{words.unknown}</td>;
                const first = Object.entries(atFirst[topic]).find(([set]) => set === name)?.[1];
                return (
                  <td
                    key={topic}
                    data-default={one.isDefault}
                    data-changed={(one.isDefault ? undefined : one.value) !== first}
                  >
                    {words.value(name, one.value)} {one.isDefault ? <small>{words.isDefault}</small> : null}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </foreignObject>
  );
}

const products = ['áo', 'mũ', 'giày'] as const;

/** Of each product, how many records are left in the log and what the newest of them says. */
function Kept({ picture, width, height }: PartProps) {
  const { records, high } = tapeOf(picture, prices);
  return (
    <foreignObject width={width} height={height}>
      <table className={styles.table}>
        <caption>{words.table}</caption>
        <thead>
          <tr>
            <th scope="col">{words.product}</th>
            <th scope="col">{words.newest}</th>
            <th scope="col">{words.left}</th>
          </tr>
        </thead>
        <tbody>
          {products.map((product) => {
            const left = records.filter(({ key }) => key === product);
            const newest = left.at(-1);
            return (
              <tr key={product}>
                <th scope="row">{product}</th>
                <td>
                  {!newest ? words.removed : newest.tombstone ? words.stopped : words.price(priceIn(newest.value))}
                </td>
                <td>{left.length}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={3}>
              {words.written(records.length, high)}
              <br />
              {words.reading(readingOf(picture.groups.catalog?.recent ?? []))}
            </td>
          </tr>
        </tfoot>
      </table>
    </foreignObject>
  );
}

const priceIn = (value: string): number => Number(/"price":(\d+)/.exec(value)?.[1] ?? 0);

/** How many of the newest readings went on, each behind the one before: since the reader went back it has read so many. */
const readingOf = (recent: readonly string[]): number => {
  const offsets = recent.map((id) => Number(id.split('@')[1]));
  return (
    offsets.length -
    Math.max(
      0,
      offsets.findLastIndex((offset, i) => offset <= (offsets[i - 1] ?? -1)),
    )
  );
};

/** Drawings that are this lab's alone, by the name that the scene gives. */
export const parts = { config: Config, kept: Kept };
