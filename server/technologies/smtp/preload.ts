import Mailer, { type SendMailOptions } from 'nodemailer/lib/mailer';
import { subjectIn } from '#model/subject.ts';
import type { Tell } from '#server/programs/report.ts';
import { tellListening } from '../tell-listening.ts';

const longest = 200;

/**
 * Makes `sendMail` of nodemailer tell of each mail, and what the server answered to it; the program's calls do what they did
 * before. Of a server it tells when it listens.
 */
export const patch = (tell: Tell): void => {
  tellListening(tell);
  const own = `${process.env.PROGRAM_ID}/${process.pid}`;
  let sent = 0;
  const { sendMail } = Mailer.prototype;
  function told(this: Mailer, data: SendMailOptions, callback?: (error: unknown, info?: unknown) => void) {
    sent += 1;
    const mail = `${own}.m${sent}`;
    const subject = subjectIn(data.headers);
    const title = (data.subject ?? '').slice(0, longest);
    tell('sent', { mail, port: portOf(this), to: namesOf(data.to), title, ...(subject !== undefined && { subject }) });
    const answer: Promise<{ response?: string }> = Reflect.apply(sendMail, this, [data]);
    answer.then(
      ({ response = '' }) => tell('accepted', { mail, reply: response.slice(0, longest) }),
      (error: unknown) => tell('refused', { mail, ...refusalOf(error) }),
    );
    if (!callback) return answer;
    answer.then((info) => callback(null, info), callback);
    return undefined;
  }
  Object.assign(Mailer.prototype, { sendMail: told });
};

/** Of the server that it turns to; 0 where it sends without SMTP. */
const portOf = ({ transporter }: Mailer): number => {
  const options: unknown = 'options' in transporter ? transporter.options : undefined;
  const port = typeof options === 'object' && options !== null && 'port' in options ? Number(options.port) : 0;
  return Number.isInteger(port) ? port : 0;
};

const namesOf = (to: SendMailOptions['to']): string[] => {
  if (Array.isArray(to)) return to.flatMap(namesOf);
  const name = typeof to === 'string' ? to : to?.address;
  return name ? [name.slice(0, longest)] : [];
};

/** The server's code and words, or the error of the connection. */
const refusalOf = (error: unknown): { code: number | null; reply: string } => {
  const of = (field: string): unknown =>
    typeof error === 'object' && error !== null ? Reflect.get(error, field) : undefined;
  const code = of('responseCode');
  const reply = of('response') ?? of('message') ?? error;
  return { code: typeof code === 'number' ? code : null, reply: String(reply).slice(0, longest) };
};
