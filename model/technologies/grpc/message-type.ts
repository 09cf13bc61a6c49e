import { z } from 'zod';

/** A message's type in the contract, with the fields by their numbers. */
export const messageType = z.object({
  name: z.string(),
  fields: z.array(z.object({ number: z.number().int(), name: z.string(), type: z.string() })),
});
