import lighthouse from 'lighthouse';

/** What Lighthouse says of one load of a page on a middling phone; times in ms, scores from 0 to 100. */
export interface PageReport {
  lcp: number;
  tbt: number;
  scores: Record<string, number>;
  /** Audits that a score below 100 comes from. */
  failed: string[];
}

const categories = ['performance', 'accessibility', 'best-practices', 'seo'];

/** Loads the page in the browser that listens for DevTools on the port; rejects where it could not be loaded. */
export const lighthouseOn = async (url: string, port: number): Promise<PageReport> => {
  const run = await lighthouse(url, { port, output: 'json', logLevel: 'error', onlyCategories: categories });
  if (!run) throw new Error(`${url}: Lighthouse gave no report`);
  const { audits, categories: judged, runtimeError } = run.lhr;
  if (runtimeError) throw new Error(`${url}: ${runtimeError.message}`);
  const time = (id: string): number => audits[id]?.numericValue ?? Number.NaN;
  const failed = Object.values(judged)
    .filter(({ id }) => id !== 'performance')
    .flatMap(({ auditRefs }) => auditRefs.filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1));
  return {
    lcp: time('largest-contentful-paint'),
    tbt: time('total-blocking-time'),
    scores: Object.fromEntries(Object.values(judged).map(({ id, score }) => [id, Math.round((score ?? 0) * 100)])),
    failed: failed.map(({ id }) => id),
  };
};
