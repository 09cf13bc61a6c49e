// Service user: giữ tên và email của khách.
// Chạy riêng:  PORT=50051 DB=user.db node user.ts   rồi gõ:  work 3000 | die get after
import { setTimeout as sleep } from 'node:timers/promises';
import { Code, ConnectError } from '@connectrpc/connect';
import { UserService } from '#proto/shop/v2/user_pb.ts';
import { listenToCommands } from './commands.ts';
import { openDatabase } from './database.ts';
import { here } from './faults.ts';
import { onLeave, serve } from './serve.ts';

const db = openDatabase(`CREATE TABLE IF NOT EXISTS users (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  email TEXT NOT NULL
)`);
const insert = db.prepare('INSERT INTO users (name, email) VALUES (?, ?)');
const select = db.prepare('SELECT name, email FROM users WHERE id = ?');

/** Mỗi câu hỏi làm mất bao lâu, ms. */
let workMs = Number(process.env.WORK_MS ?? 0);

const door = serve(50051, (router) => {
  router.service(UserService, {
    createUser({ name, email }) {
      const id = String(insert.run(name, email).lastInsertRowid);
      console.log(`Khách #${id}: ${name}, ${email}`);
      return { user: { id, name, email } };
    },

    async getUser({ id }, { signal }) {
      here('get before');
      await sleep(workMs, undefined, { signal });
      const row = select.get(id);
      here('get after');
      if (!row) throw new ConnectError(`không có khách #${id}`, Code.NotFound);
      return { user: { id, name: String(row.name), email: String(row.email) } };
    },
  });
});

listenToCommands({
  work: (ms = '0') => {
    workMs = Number(ms);
  },
});

onLeave(() => door.close());
