import type { Picture } from '#model/picture.ts';

/** What a broker's own admin interface says of a sandbox, beside what the log's fold says. */
export interface Audit {
  /** One English sentence for each figure in which picture and broker differ now; empty when they agree. */
  differences(sandbox: string, picture: Picture): Promise<string[]>;
  /** What is still on the broker of a sandbox that was closed. */
  leftovers(sandbox: string): Promise<string[]>;
}
