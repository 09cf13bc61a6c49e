'use client';

import { Notice } from '#components/ui/notice.tsx';
import { copy } from './copy.vi.ts';

export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <Notice
      title={copy.errorTitle}
      text={copy.errorText}
      action={{ label: copy.retry, run: reset }}
      links={[['/', copy.goHome]]}
    />
  );
}
