// Server thư: nhận SMTP trên máy này và giữ mọi thư trong một hộp.
// Chạy riêng:  PORT=2525 DB=mail.db node mail.ts   rồi gõ:  smtp busy | smtp reject | smtp ok | die keep before
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { listenToCommands } from './commands.ts';
import { openDatabase } from './database.ts';
import { here } from './faults.ts';
import { onLeave } from './serve.ts';

const port = Number(process.env.PORT ?? 2525);
const mostBytes = 256 * 1024;

/** ok; busy: lát nữa hãy gửi lại (451); reject: không nhận thư này, đừng gửi lại (550). */
let smtp = process.env.SMTP ?? 'ok';

const db = openDatabase(`CREATE TABLE IF NOT EXISTS letters (
  message_id TEXT PRIMARY KEY,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  at INTEGER NOT NULL,
  copies INTEGER NOT NULL DEFAULT 1  -- thư này đã tới bao nhiêu lần
)`);
const insert = db.prepare(`INSERT OR IGNORE INTO letters (message_id, recipient, subject, text, at)
  VALUES (?, ?, ?, ?, ?)`);
const again = db.prepare('UPDATE letters SET copies = copies + 1 WHERE message_id = ?');

const answer = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode });

const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  size: mostBytes,

  onMailFrom(_address, _session, callback) {
    if (smtp === 'busy') callback(answer(451, 'dang ban, lat nua gui lai'));
    else if (smtp === 'reject') callback(answer(550, 'khong nhan thu nay'));
    else callback();
  },

  onData(stream, session, callback) {
    const recipient = session.envelope.rcptTo.map(({ address }) => address).join(', ');
    read(stream)
      .then((letter) => {
        here('keep before');
        const { changes } = insert.run(letter.messageId, recipient, letter.subject, letter.text, Date.now());
        if (changes === 0) again.run(letter.messageId);
        here('keep after');
        console.log(`Thư tới ${recipient}: ${letter.subject}`);
        callback();
      })
      .catch((error) => callback(answer(451, String(error))));
  },
});

async function read(stream: AsyncIterable<Buffer>) {
  const {
    messageId = '',
    subject = '',
    text = '',
  } = await PostalMime.parse(Buffer.concat(await Array.fromAsync(stream)));
  return { messageId, subject, text: text.trim() };
}

server.on('error', (error) => console.error(`SMTP: ${error.message}`));
server.listen(port, '127.0.0.1', () => console.log(`Nhận thư ở cổng ${port}`));

listenToCommands({
  smtp: (mood = 'ok') => {
    smtp = mood;
    console.log(`Server thư: ${mood}`);
  },
});

onLeave(() => new Promise((closed) => server.close(() => closed())));
