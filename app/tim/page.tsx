import type { Metadata } from 'next';
import { SearchPage } from '#components/search/search-page.tsx';
import { Footer } from '#components/ui/footer.tsx';
import { Header } from '#components/ui/header.tsx';
import { copy } from '../copy.vi.ts';
import styles from '../page.module.css';

export const metadata: Metadata = { title: copy.search, description: copy.searchLead };

export default function Page() {
  return (
    <>
      <Header />
      <main id="noi-dung" tabIndex={-1} className={styles.section}>
        <h1>{copy.search}</h1>
        <SearchPage />
      </main>
      <Footer />
    </>
  );
}
