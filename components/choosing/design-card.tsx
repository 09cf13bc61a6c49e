import Link from 'next/link';
import { Diagram } from '#components/lesson/diagram.tsx';
import prose from '#components/lesson/prose.module.css';
import { Sideways } from '#components/lesson/sideways.tsx';
import type { Design, Setting } from '#content/choosing/design.ts';
import { designs } from '#content/choosing/designs.ts';
import { numberFormat } from '#model/number-format.ts';
import { copy } from './copy.vi.ts';
import styles from './design-card.module.css';
import { labTitle } from './lab-title.ts';
import { lessonLinks } from './lesson-links.ts';

const number = numberFormat({ maximumFractionDigits: 0 });

/** What of a setting is written down, line by line. */
const linesOf = (setting: Setting): string[] => {
  switch (setting.kind) {
    case 'queue':
      return [
        ...Object.entries(setting.arguments).map(([name, value]) => `${name}: ${value === '' ? '""' : value}`),
        ...(setting.bind ?? []).map(({ exchange, key }) => copy.bound(exchange, key)),
      ];
    case 'exchange':
      return [setting.type];
    case 'topic':
      return [
        copy.partitions(setting.partitions),
        copy.replicas(setting.replicas),
        ...Object.entries(setting.configs).map(([name, value]) => `${name}=${value}`),
      ];
    case 'call':
      return [copy.deadline(number(setting.deadlineMs), setting.over === 'grpc' ? 'gRPC' : 'HTTP')];
    case 'table':
      return [setting.create, setting.take];
  }
};

const designOf = (id: string): Design => {
  const found = designs.find((design) => design.id === id);
  if (!found) throw new Error(`There is no reference design called "${id}"`);
  return found;
};

/** A reference design: its drawing, its settings with their reasons, what to look after, and where it can be seen. */
export function DesignCard({ id }: { id: string }) {
  const design = designOf(id);
  const lessons = lessonLinks();
  return (
    <article className={styles.card} aria-label={design.title}>
      <p className={styles.kind}>{copy.design}</p>
      <h3>{design.title}</h3>
      <p>{design.lead}</p>
      <Diagram chart={design.chart} />
      <h4>{copy.settings}</h4>
      <p className={styles.note}>{copy.settingsText}</p>
      <Sideways className={prose.table}>
        <table className={styles.settings}>
          <thead>
            <tr>
              <th scope="col">{copy.setting.name}</th>
              <th scope="col">{copy.setting.values}</th>
              <th scope="col">{copy.setting.why}</th>
            </tr>
          </thead>
          <tbody>
            {design.settings.map((setting) => (
              <tr key={setting.name}>
                <td>
                  <code>{setting.name}</code>
                  <small>{copy.kinds[setting.kind]}</small>
                </td>
                <td>
                  {linesOf(setting).map((line) => (
                    <code key={line} className={styles.line}>
                      {line}
                    </code>
                  ))}
                </td>
                <td>{setting.why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Sideways>
      <p>
        <b>{copy.beware}.</b> {design.beware}
      </p>
      <ul className={styles.links}>
        <li>
          <b>{copy.labs}:</b>
        </li>
        {design.labs.map((slug) => (
          <li key={slug}>
            <LabLink slug={slug} />
          </li>
        ))}
      </ul>
      <ul className={styles.links}>
        <li>
          <b>{copy.lessons}:</b>
        </li>
        {design.lessons.map((key) => {
          const lesson = lessons[key];
          return lesson ? (
            <li key={key}>
              <Link href={lesson.href}>{lesson.title}</Link>
            </li>
          ) : null;
        })}
      </ul>
    </article>
  );
}

async function LabLink({ slug }: { slug: string }) {
  return <Link href={`/lab/${slug}`}>{await labTitle(slug)}</Link>;
}
