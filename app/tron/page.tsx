import type { Metadata } from 'next';
import { copy } from '../copy.vi.ts';

export const metadata: Metadata = { title: copy.bare, robots: { index: false } };

/** What any page of this build costs at least: `npm run bench:pages` holds the others against it. Nothing links to it. */
export default function BarePage() {
  return (
    <main>
      <h1>{copy.bare}</h1>
      <p>{copy.bareText}</p>
    </main>
  );
}
