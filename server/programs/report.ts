import { z } from 'zod';

/**
 * What a preload inside a program tells: one JSON object a line, in order. `of` is the id that the preload was given; `program`
 * of what the program has timed by itself.
 */
export interface Report {
  of: string;
  kind: string;
  [field: string]: unknown;
}

const timing = z.object({
  of: z.literal('program'),
  kind: z.literal('timed'),
  name: z.string().max(200),
  ms: z.number().nonnegative(),
  detail: z.record(z.string().max(50), z.union([z.string().max(200), z.number()])),
});

/** Reads what a program has timed; undefined for any other report. */
export const readTiming = (report: Report): Pick<z.infer<typeof timing>, 'name' | 'ms' | 'detail'> | undefined => {
  // Frames and records come by the thousand.
  if (report.of !== 'program') return undefined;
  const { data } = timing.safeParse(report);
  return data && { name: data.name, ms: data.ms, detail: data.detail };
};

/** Tells the platform one fact; written before the call returns, so that a death right after it loses nothing. */
export type Tell = (kind: string, fields: object) => void;

/** A module that instruments one client library; `patch` runs before the program imports it. */
export interface Preload {
  patch(tell: Tell): void;
}
