'use client';
import { type ReactNode, useEffect, useState } from 'react';

/** What is said once something has lasted: shown `ms` after it was mounted. A new `key` begins anew. */
export function After({ ms, children }: { ms: number; children: ReactNode }) {
  const [due, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return due ? children : null;
}
