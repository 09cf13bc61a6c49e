import type { Picture } from '#model/picture.ts';

/** What "again" makes the shop publish: key and headers as of the last order, as `region=asia`; before it, the shop's own. */
export const likeTheLast = ({ programs }: Pick<Picture, 'programs'>): string => {
  const last = programs.shop?.published.last;
  if (!last) return 'orders.asia.vietnam.created';
  const headers = Object.entries(last.headers).map(([name, value]) => `${name}=${value}`);
  return [last.routingKey, headers.join(', ')].filter((part) => part !== '').join(' · ');
};
