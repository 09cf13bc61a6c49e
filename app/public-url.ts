import { z } from 'zod';

const given = process.env.TRAMTIN_PUBLIC_URL || 'http://localhost:3000';

/** Where the site is known to the world: what its pages call themselves for search engines and social networks. */
export const publicUrl = z
  .url({ protocol: /^https?$/ })
  .parse(given)
  .replace(/\/$/, '');
