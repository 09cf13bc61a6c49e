import type { Metadata } from 'next';
import { DesignCard } from '#components/choosing/design-card.tsx';
import { Footer } from '#components/ui/footer.tsx';
import { Header } from '#components/ui/header.tsx';
import { designs } from '#content/choosing/designs.ts';
import { copy } from '../../copy.vi.ts';
import styles from '../chooser-page.module.css';

export const metadata: Metadata = { title: copy.designs, description: copy.designsLead };

export default function Page() {
  return (
    <>
      <Header />
      <main id="noi-dung" tabIndex={-1} className={styles.page}>
        <h1>{copy.designs}</h1>
        <p className={styles.lead}>{copy.designsLead}</p>
        <h2 className="sr-only">{copy.designsList}</h2>
        <ul className={styles.contents}>
          {designs.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
        {designs.map(({ id }) => (
          <section key={id} id={id}>
            <DesignCard id={id} />
          </section>
        ))}
      </main>
      <Footer />
    </>
  );
}
