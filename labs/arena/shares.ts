/** The percentiles that are shown: no more than half, a twentieth, a hundredth and a thousandth of the parcels were slower. */
export const shares = ['p50', 'p95', 'p99', 'p999'] as const;
export type Share = (typeof shares)[number];

export const shareNames: Readonly<Record<Share, string>> = { p50: 'p50', p95: 'p95', p99: 'p99', p999: 'p99,9' };

/** So many parcels there must be, or the figure is that of one unlucky one. */
export const enough: Readonly<Record<Share, number>> = { p50: 1, p95: 20, p99: 100, p999: 1_000 };
