import { z } from 'zod';

const browserReport = z.object({
  requestId: z.string().min(1).max(64),
  method: z.string().max(200),
  code: z.string().max(40).nullable(),
  text: z.string().max(400),
  messages: z.number().int().nonnegative(),
  agent: z.string().max(80),
});

/** What the program in the learner's browser says became of a call; undefined for anything that is no such report. */
export const readBrowserReport = (report: unknown): z.infer<typeof browserReport> | undefined =>
  browserReport.safeParse(report).data;
