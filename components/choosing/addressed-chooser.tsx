'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { type ReactNode, Suspense, useState } from 'react';
import button from '#components/ui/button.module.css';
import { adviceHref, readAnswers } from '#content/choosing/advise.ts';
import type { LessonLinks } from './advice.tsx';
import { Chooser } from './chooser.tsx';
import { copy } from './copy.vi.ts';

interface AddressedChooserProps {
  lessons: LessonLinks;
  designs: Readonly<Record<string, ReactNode>>;
}

/** The chooser whose answers are the page's address: to share, to keep, and to go back in. */
export function AddressedChooser(props: AddressedChooserProps) {
  return (
    // The server does not know the address's questions: the page is made once for all.
    <Suspense fallback={<p>{copy.waiting}</p>}>
      <FromAddress {...props} />
    </Suspense>
  );
}

function FromAddress({ lessons, designs }: AddressedChooserProps) {
  const router = useRouter();
  const query = useSearchParams();
  const answers = readAnswers((id) => query.get(id));
  return (
    <Chooser
      answers={answers}
      onAnswers={(changed) => router.push(adviceHref(changed), { scroll: false })}
      lessons={lessons}
      designs={designs}
      actions={<ShareButton />}
    />
  );
}

function ShareButton() {
  const [said, setSaid] = useState<string>();
  const share = () =>
    navigator.clipboard.writeText(location.href).then(
      () => setSaid(copy.shared),
      () => setSaid(copy.shareFailed),
    );
  return (
    <button type="button" className={button.primary} onClick={share} onBlur={() => setSaid(undefined)}>
      <span role="status">{said ?? copy.share}</span>
    </button>
  );
}
