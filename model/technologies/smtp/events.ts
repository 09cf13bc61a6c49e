import { z } from 'zod';
import { eventOf, program } from '../../event-shape.ts';

// What a client of SMTP did, and what the server answered to it; told by the client alone.

/** One mail on its way to one server, unique in the sandbox. */
const mail = z.string();

/** The program has a mail for the server, and turns to it. */
const mailSent = eventOf('mail.sent', {
  mail,
  program,
  server: program,
  to: z.array(z.string()),
  /** Its `Subject` line. */
  title: z.string(),
  /** What it is about, where its client says so. */
  subject: z.string().optional(),
});
/** The server has taken it over: its answer, such as `250 OK`. */
const mailAccepted = eventOf('mail.accepted', { mail, program, reply: z.string() });
/** It has not: its answer with the code of SMTP; without one the error of the connection. */
const mailRefused = eventOf('mail.refused', { mail, program, code: z.number().int().nullable(), reply: z.string() });

/** Mails handed to servers of the sandbox's own. */
export const smtpEvents = [mailSent, mailAccepted, mailRefused] as const;
