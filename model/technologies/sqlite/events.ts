import { z } from 'zod';
import { eventOf, program, site } from '../../event-shape.ts';

// What a program did to its own database, told when it was committed.
const statementRan = eventOf('statement.ran', {
  program,
  verb: z.enum(['insert', 'update', 'delete']),
  table: z.string(),
  /** Values bound to the statement, as text. */
  parameters: z.array(z.string()),
  /** Rows that it changed; 0 for an insert that a unique key refused. */
  changes: z.number().int().nonnegative(),
  /** The trigger that wrote it, right after the statement that it hangs on; such a write has no parameters. */
  trigger: z.string().optional(),
  site,
});

/** What programs do to databases of their own. */
export const sqliteEvents = [statementRan] as const;
