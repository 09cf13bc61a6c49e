import { z } from 'zod';

/**
 * Who says so: the broker itself; a client library inside a program; the platform, which runs the programs, judges the log,
 * and concludes; or what was seen on the wire between two programs.
 */
const origin = z.enum(['broker', 'client', 'platform', 'wire']);

const base = {
  /** Place in the sandbox's log: 1, 2, 3 … without a gap. */
  seq: z.number().int().positive(),
  /** Server time in milliseconds since 1970; never smaller than that of the event before. */
  at: z.number(),
  origin,
};

/** Schema of one type of event: what it tells besides its place, its time and who says so. */
export const eventOf = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.object({ type: z.literal(type), ...base, ...shape });

/** Id of a program on the stage, such as `worker-2`. */
export const program = z.string();
export const nullableProgram = program.nullable();
/** Where in its code the program did it, such as `worker.ts:35`; absent where that is not known. */
export const site = z.string().max(200).optional();
