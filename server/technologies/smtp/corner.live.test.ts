import { expect, onTestFinished, test } from 'vitest';
import type { Lab } from '#model/lab.ts';
import { noStory } from '#model/story.ts';
import { createTestbed } from '../testbed.ts';
import { smtp } from './technology.ts';

const lab: Lab = {
  slug: 'probe',
  line: 'hybrid',
  needs: ['smtp'],
  mailServers: ['mail'],
  roles: {
    mail: { program: 'mail.ts', start: 1, max: 1 },
    notification: { program: 'notification.ts', start: 1, max: 1 },
  },
  controls: [],
  predictions: [],
  guide: [],
  story: noStory,
};

/** Takes everything over but what is for nobody@; what is for slow@ it keeps waiting. */
const server = `
import { SMTPServer } from 'smtp-server';
new SMTPServer({
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo({ address }, session, answer) {
    if (address.startsWith('nobody@')) answer(Object.assign(new Error('no such mailbox'), { responseCode: 550 }));
    else answer();
  },
  async onData(stream, { envelope }, answer) {
    await stream.resume().toArray();
    if (!envelope.rcptTo[0].address.startsWith('slow@')) answer(null, 'queued');
  },
}).listen(process.env.PORT, '127.0.0.1', () => console.log('listening'));
`;

const client = (to: string): string => `
import { createTransport } from 'nodemailer';
const transport = createTransport(process.env.MAIL_URL);
process.stdin.resume();
const sent = await transport.sendMail({
  from: 'shop@example.com', to: '${to}', subject: 'Đơn 12', text: 'Cảm ơn', headers: { 'ce-subject': 'order-12' },
}).then(({ response }) => response, ({ code }) => code);
console.log(sent);
`;

let opened = 0;
const open = async () => {
  opened += 1;
  const env = (corner: { resolve(value: { mailServers: string }): string | undefined }) => ({
    MAIL_URL: corner.resolve({ mailServers: 'mail' }),
  });
  const testbed = await createTestbed({ technology: smtp, address: undefined, lab, env }, `smtp${opened}`);
  onTestFinished(testbed.close);
  const serve = async () => {
    testbed.run('mail', server);
    await testbed.corner.serving?.('mail');
  };
  return { ...testbed, serve };
};

test('a mail is told of with what it is about, and with the server’s own answer', async () => {
  const bed = await open();
  await bed.serve();
  bed.run('notification', client('an@example.com'));
  await bed.until(() => bed.of('mail.accepted').length === 1);
  expect(bed.of('mail.sent')).toMatchObject([
    { program: 'notification', server: 'mail', to: ['an@example.com'], title: 'Đơn 12', subject: 'order-12' },
  ]);
  expect(bed.of('mail.accepted')[0]?.reply).toBe('250 queued');
});

test('a mail that the server refuses bears its code', async () => {
  const bed = await open();
  await bed.serve();
  bed.run('notification', client('nobody@example.com'));
  await bed.until(() => bed.of('mail.refused').length === 1);
  expect(bed.of('mail.refused')).toMatchObject([{ code: 550, reply: '550 no such mailbox' }]);
});

test('where nobody listens the error of the connection is told', async () => {
  const bed = await open();
  bed.run('notification', client('an@example.com'));
  await bed.until(() => bed.of('mail.refused').length === 1);
  expect(bed.of('mail.refused')).toMatchObject([{ code: null, reply: expect.stringContaining('ECONNREFUSED') }]);
});

test('a client that is killed leaves no mail under way', async () => {
  const bed = await open();
  await bed.serve();
  bed.run('notification', client('slow@example.com'));
  await bed.until(() => bed.of('mail.sent').length === 1);
  bed.children.get('notification')?.kill('SIGKILL');
  await bed.until(() => bed.of('mail.refused').length === 1);
  expect(bed.of('mail.refused')).toMatchObject([{ code: null, reply: 'EXITED' }]);
  expect(bed.picture().mails.every(({ ended }) => ended)).toBe(true);
});
