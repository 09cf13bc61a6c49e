import type { Metadata } from 'next';
import { Footer } from '#components/ui/footer.tsx';
import { Header } from '#components/ui/header.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { copy } from './copy.vi.ts';

export const metadata: Metadata = { title: copy.notFoundTitle };

export default function NotFound() {
  return (
    <>
      <Header />
      <Notice
        title={copy.notFoundTitle}
        text={copy.notFoundText}
        links={[
          ['/ban-do', copy.goMap],
          ['/', copy.goHome],
        ]}
      />
      <Footer />
    </>
  );
}
