'use client';
import { type RefObject, useEffect, useState } from 'react';

/** Whether the element is in the window, or nearly so. */
export const useInView = (place: RefObject<Element | null>): boolean => {
  const [inView, setInView] = useState(false);
  useEffect(() => {
    if (!place.current) return;
    const watch = new IntersectionObserver(([entry]) => setInView(entry?.isIntersecting ?? false), {
      rootMargin: '120px',
    });
    watch.observe(place.current);
    return () => watch.disconnect();
  }, [place]);
  return inView;
};
