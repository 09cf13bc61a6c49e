import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { EventOf, LabEvent } from '#model/events.ts';
import { logFile } from '#model/log-file.ts';
import { eventsOf } from '#model/log-index.ts';
import { numberFormat } from '#model/number-format.ts';
import { bytesOf, numberIn, readFields } from '#model/technologies/grpc/protobuf.ts';

// What lessons tell of a recorded run, computed anew from the recording: who records a lab again reads here which
// sentence has become untrue.

type Log = readonly LabEvent[];

const recordingOf = (slug: string): Log =>
  logFile.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../labs', slug, 'trace.json'), 'utf8'))).events;
/** Which of the phrases the file does not hold. */
const untold = (file: string, phrases: string[]): string[] => {
  const text = readFileSync(join(import.meta.dirname, file), 'utf8');
  return phrases.filter((phrase) => !text.includes(phrase));
};

/** The part of a lab's recording that the figure of its lesson plays, the first of them unless told otherwise. */
const figureOf = (file: string, slug: string, number = 0): Log => {
  const text = readFileSync(join(import.meta.dirname, file), 'utf8');
  const figures = [...text.matchAll(new RegExp(`slug="${slug}" from={([\\d.]+)} to={([\\d.]+)}`, 'g'))];
  const [, from, to] = figures[number] ?? [];
  const log = recordingOf(slug);
  const time = (event: LabEvent): number => (event.at - (log[0]?.at ?? 0)) / 1000;
  return log.filter((event) => time(event) >= Number(from) && time(event) <= Number(to));
};

const published = (log: Log): EventOf<'message.published'>[] => eventsOf(log, 'message.published');
const deliveries = (log: Log): EventOf<'message.delivered'>[] => eventsOf(log, 'message.delivered');
const placeOf = (log: Log, found: (event: LabEvent) => boolean): number => log.find(found)?.seq ?? Number.NaN;

/** A time in ms as prose has it: `5,5 giây`. */
const decimal = (ms: number): string => `${(ms / 1000).toFixed(1).replace('.', ',')} giây`;
const seconds = (from: LabEvent | undefined, to: LabEvent | undefined): string =>
  decimal((to?.at ?? Number.NaN) - (from?.at ?? Number.NaN));

it('the lesson on RPC tells what its recording shows', () => {
  const log = recordingOf('rabbitmq-rpc');
  const calls = published(log)
    .filter(({ properties }) => typeof properties.reply_to === 'string')
    .map((question) => {
      const answer = published(log).find(
        ({ seq, properties }) => seq > question.seq && properties.correlation_id === question.properties.correlation_id,
      );
      const taken = deliveries(log).filter(({ message }) => message === question.message);
      const got = deliveries(log).find(({ message }) => message === answer?.message);
      return { question, taken, answer, got };
    });

  const four = calls.slice(1, 5);
  expect(four.map(({ question }) => question.program?.slice(-1)).join('')).toBe('bbaa');
  const slow = four[1];
  expect(slow?.got).toBe(four.map(({ got }) => got).sort((a, b) => (b?.seq ?? 0) - (a?.seq ?? 0))[0]);
  expect(figureOf('04-rabbitmq/05-rpc.mdx', 'rabbitmq-rpc')).toContainEqual(slow?.got);
  const takenOver = calls.find(({ taken }) => taken.some(({ redelivered }) => redelivered));
  const usual = decimal(Number(/"workMs":(\d+)/.exec(takenOver?.question.body ?? '')?.[1]));
  const patience = placeOf(log, (event) => event.type === 'setting.changed' && event.value === '3');
  const late = calls.find(({ question }) => question.seq > patience);
  expect(
    untold('04-rabbitmq/05-rpc.mdx', [
      `rơi vào kho chậm và mất ${seconds(slow?.question, slow?.got)}`,
      `nhận câu trả lời sau ${seconds(takenOver?.question, takenOver?.got)} thay vì khoảng ${usual}`,
      `vẫn trả lời, sau ${seconds(late?.question, late?.answer)}`,
    ]),
  ).toEqual([]);

  const both = placeOf(log, (event) => event.type === 'setting.changed' && event.value === 'both');
  const printed = eventsOf(log, 'program.printed').filter(({ seq }) => seq > both);
  /** After how long the checkout was told, on each way; ids of questions that went both. */
  const told = (id: string, by: string) => {
    const call = printed.find(({ line }) => line.includes(`lời gọi #${id}: `) && line.includes(' sau '));
    const delivered = deliveries(log).find(({ message }) => message === `${id}r`);
    const answer = printed.find(({ seq, program }) => seq > (delivered?.seq ?? 0) && program === by);
    return [answer, call].map((event) => numberFormat()(Number(/sau (\d+) ms/.exec(event?.line ?? '')?.[1])));
  };
  const [alone, cut] = told('bB1', 'checkout-b');
  const [, refused] = told('a9', 'checkout-a');
  const [, refusedToo] = told('bB2', 'checkout-b');
  const [queued, called] = told('a7', 'checkout-a');
  const limit = calls.find(({ question }) => question.message === 'a10');
  expect(
    untold('04-rabbitmq/05-rpc.mdx', [
      `Câu #a7 mất ${queued} ms qua queue và ${called} ms gọi thẳng`,
      `câu #a8 mất ${told('a8', 'checkout-a').join(' và ')} ms`,
      `lỗi \`CANCELLED\` sau ${cut} ms`,
      `về sau ${alone} ms`,
      `lỗi \`UNAVAILABLE\` sau ${refused} và ${refusedToo} ms`,
      `trả lời sau ${seconds(limit?.question, limit?.answer)}, cho không ai`,
    ]),
  ).toEqual([]);
});

it('the lesson on pub/sub tells what its recording shows', () => {
  const log = recordingOf('rabbitmq-pubsub');
  const sent = (from: number, to: number) => published(log).filter(({ seq }) => seq > from && seq < to).length;
  const isReader = (event: LabEvent, program: string) => event.type === 'consumer.started' && event.program === program;
  const joined = placeOf(log, (event) => isReader(event, 'analytics'));
  const left = placeOf(log, (event) => event.type === 'program.exited' && event.program === 'inventory');
  const back = placeOf(log, (event) => event.seq > left && isReader(event, 'inventory'));
  expect([...new Set(published(log).map(({ queues }) => queues.length))], 'hai queue, ba, bốn').toEqual([2, 3, 4]);
  const figure = figureOf('04-rabbitmq/03-pubsub.mdx', 'rabbitmq-pubsub');
  expect(figure.map(({ seq }) => seq)).toEqual(expect.arrayContaining([joined, left, back]));
  expect(
    untold('04-rabbitmq/03-pubsub.mdx', [
      `phát ${sent(0, joined)} đơn trước khi Analytics bật lên`,
      `vắng mặt khi ${sent(left, back)} đơn được phát`,
    ]),
  ).toEqual([]);
});

it('the lesson on exchanges tells what its figure shows', () => {
  const figure = figureOf('04-rabbitmq/01-exchanges.mdx', 'rabbitmq-exchanges');
  const orders = published(figure);
  expect(orders.map(({ exchange }) => exchange)).toEqual(Array.from({ length: 4 }, () => 'shop.topic'));
  const between = figure.filter(({ seq }) => seq > (orders[0]?.seq ?? 0) && seq < (orders[3]?.seq ?? 0));
  const changes = between.flatMap((event) =>
    event.type === 'binding.created' || event.type === 'binding.removed' ? [`${event.queue} ${event.type}`] : [],
  );
  expect(changes).toEqual(['email binding.created', 'audit binding.removed']);
});

it('the lesson on routing tells what its recording shows', () => {
  const log = recordingOf('rabbitmq-routing');
  const firstAfter = (seq: number) => published(log).find((event) => event.seq > seq);
  const bound = placeOf(log, (event) => event.type === 'binding.created' && event.routingKey === '#');
  const killed = placeOf(log, (event) => event.type === 'program.exited' && event.program === 'acme');
  const leaks = [firstAfter(bound), firstAfter(killed)];
  expect(leaks.map((event) => event?.queues.toSorted())).toEqual(leaks.map(() => ['acme', 'globex']));
  expect(
    untold('04-rabbitmq/04-routing.mdx', [
      `ngay event kế tiếp của globex, \`${leaks[0]?.routingKey}\`, vào cả hai queue`,
      `chạy lại, và \`${leaks[1]?.routingKey}\` vẫn vào queue của nó`,
    ]),
  ).toEqual([]);
  const shown = published(figureOf('04-rabbitmq/04-routing.mdx', 'rabbitmq-routing'));
  expect(new Set(shown.map(({ exchange, routingKey }) => `${exchange} ${routingKey.split('.')[0]}`))).toEqual(
    new Set(['logs error', 'logs info', 'logs warning', 'events acme', 'events globex']),
  );
});

it('the lesson on message queues tells what its recording shows', () => {
  const log = recordingOf('queue-basics');
  const figure = figureOf('03-broker/01-message-queue.mdx', 'queue-basics');
  const rush = new Set(
    published(figure).flatMap(({ routingKey, message }) => (routingKey === 'orders' ? [message] : [])),
  );
  expect(rush.size).toBe(300);
  const acks = log.filter((event) => event.type === 'message.acked' && event.queue === 'orders');
  const openAt = (seq: number): number =>
    published(log).filter((event) => event.routingKey === 'orders' && event.seq < seq).length -
    acks.filter((event) => event.seq < seq).length;
  const killed = figure.find((event) => event.type === 'program.exited' && event.cause === 'killed');
  expect(killed).toMatchObject({ program: 'worker-1' });
  expect(openAt(killed?.seq ?? 0), 'lúc queue còn dài').toBeGreaterThan(100);
  const done = new Set(acks.map((event) => (event.type === 'message.acked' ? event.message : '')));
  expect(
    [...rush].filter((message) => !done.has(message)),
    'cả 300 đơn đều xong',
  ).toEqual([]);

  const leaving = placeOf(log, (event) => event.type === 'action.accepted' && event.action === 'leave');
  const left = log.find((event) => event.seq > leaving && event.type === 'program.exited');
  expect(left).toMatchObject({ program: 'worker-2', cause: 'left' });
  expect(openAt(leaving), 'vài chục đơn').toBeGreaterThan(20);
  expect(openAt(leaving), 'vài chục đơn').toBeLessThan(100);
  const later = deliveries(log).filter(({ seq, queue }) => queue === 'orders' && seq > (left?.seq ?? 0));
  expect(new Set(later.map(({ program, redelivered }) => `${program} ${redelivered}`))).toEqual(
    new Set(['worker-3 false']),
  );
});

it('the lessons on delivery guarantees and on idempotency tell what their figures show', () => {
  const log = recordingOf('delivery-guarantees');
  const valueAt = (seq: number, setting: string) =>
    eventsOf(log, 'setting.changed').findLast((event) => event.seq < seq && event.setting === setting)?.value;
  const deathsIn = (figure: Log) =>
    eventsOf(figure, 'program.exited').map(({ seq }) =>
      ['crash', 'dedup', 'ack'].map((setting) => valueAt(seq, setting)),
    );
  const guarantees = figureOf('03-broker/03-delivery-guarantees.mdx', 'delivery-guarantees');
  expect(deathsIn(guarantees)).toEqual([['before', 'off', 'auto']]);
  const cuts = eventsOf(guarantees, 'cable.cut').map(({ seq }) => valueAt(seq, 'confirms'));
  expect(cuts).toEqual(['off', 'on']);
  // Of the two times five orders, those of the second cut came after all.
  const tried = eventsOf(guarantees, 'cable.cut').map(({ seq }) =>
    published(guarantees).filter((event) => event.seq > seq),
  );
  expect(tried[0]?.map(({ message }) => message)).toEqual(['14', '15', '16', '17', '18', '19']);
  expect(tried[1]).toHaveLength(5);
  expect(deathsIn(figureOf('03-broker/04-idempotency.mdx', 'delivery-guarantees'))).toEqual([
    ['after', 'off', 'manual'],
    ['after', 'on', 'manual'],
  ]);
});

it('the lesson on DLQ tells what its recording shows', () => {
  const lesson = '04-rabbitmq/06-dlq-retry.mdx';
  const figure = figureOf(lesson, 'rabbitmq-dlq-retry');
  const place = (type: LabEvent['type'], message: string) =>
    placeOf(figure, (event) => event.type === type && 'message' in event && event.message === message);
  const rounds = figure.filter((event) => event.type === 'message.nacked' && event.requeue && event.message === '1');
  expect(rounds.filter(({ seq }) => seq > place('message.published', '3')).length).toBeGreaterThan(4);
  const replayed = published(figure).find(({ program }) => program === 'operator')?.seq;
  expect(place('message.dead-lettered', '1')).toBeLessThan(replayed ?? Number.NaN);
  expect(place('message.dead-lettered', '1~2')).toBeGreaterThan(replayed ?? Number.NaN);

  const counted = figureOf(lesson, 'rabbitmq-dlq-retry', 2);
  const [order] = published(counted);
  expect(order).toMatchObject({ queues: ['orders.limited'], message: '4' });
  const given = (method: string) =>
    counted.filter((event) => event.type === 'message.nacked' && event.method === method && event.requeue).length;
  const delivered = deliveries(counted).filter(({ queue }) => queue === 'orders.limited');
  expect(delivered.every(({ acquiredCount = 0 }, before) => acquiredCount === before)).toBe(true);
  // The first reject counts for the delivery that comes after it.
  expect(delivered.map(({ deliveryCount = 0 }) => deliveryCount)).toEqual([
    ...Array.from({ length: given('nack') + 1 }, () => 0),
    ...[1, 2, 3],
  ]);
  expect(given('reject'), 'bốn lần nữa').toBe(4);
  expect(counted.findLast((event) => event.type === 'message.dead-lettered')).toMatchObject({
    message: '4',
    reason: 'delivery_limit',
  });
  const [nacks, last] = [given('nack'), given('nack') + 1];
  expect(untold(lesson, [`\`nack\` đơn #4 tới ${nacks} lần, và nó vẫn được giao lần thứ ${last}`])).toEqual([]);
});

it('the lesson on retries tells what its figure shows', () => {
  const figure = figureOf('04-rabbitmq/07-retry-replay.mdx', 'rabbitmq-dlq-retry');
  expect(published(figure).find(({ exchange }) => exchange === 'orders.dlx')?.message).toBe('5~5');
  const done = figure.flatMap((event) => (event.type === 'message.acked' ? [event.message] : []));
  expect(done.slice(-2)).toEqual(['7', '6~4']);
});

it('the second figure of the lesson on consumer groups shows a group that reads anew what another has done', () => {
  const log = recordingOf('kafka-consumer-groups');
  const readsIn = (events: Log) => eventsOf(events, 'record.consumed').filter(({ group }) => group === 'analytics');
  const [first, ...more] = readsIn(figureOf('05-kafka/02-consumer-groups.mdx', 'kafka-consumer-groups', 1));
  expect([first, ...more]).toEqual(readsIn(log));
  expect(first?.offset).toBe(0);
  const before = eventsOf(log, 'record.handled').filter(
    ({ group, seq }) => group === 'invoice' && seq < (first?.seq ?? 0),
  );
  expect(before.map(({ partition, offset }) => [partition, offset])).toContainEqual([first?.partition, 0]);
});

it('the lesson on consumer groups tells what a program does to its group that is killed and run again at once', () => {
  const file = '05-kafka/02-consumer-groups.mdx';
  const figure = figureOf(file, 'kafka-consumer-groups', 2);
  const killed = placeOf(figure, (event) => event.type === 'program.exited' && event.program === 'invoice-2');
  const back = placeOf(figure, ({ type, seq }) => type === 'group.joined' && seq > killed);
  const twice = eventsOf(figure, 'group.described').find(
    ({ members }) => members.filter(({ program }) => program === 'invoice-2').length === 2,
  );
  expect(twice?.seq).toBeGreaterThan(killed);
  const kept = eventsOf(figure, 'member.silenced')[0]?.partitions.map(({ partition }) => `P${partition}`);
  const between = figure.filter(({ seq }) => seq > killed && seq < back);
  const [came, read] = [eventsOf(between, 'record.appended').length, eventsOf(between, 'record.consumed').length];
  expect(eventsOf(between, 'record.consumed').every(({ program }) => program === 'invoice-4')).toBe(true);
  expect(
    untold(file, [
      `được tính là chủ của ${kept?.join(' và ')}`,
      `${came} đơn vào trong lúc ấy, chỉ ${read} đơn được đọc`,
    ]),
  ).toEqual([]);
});

it('the lesson on the commit log tells what its recording shows', () => {
  const log = recordingOf('kafka-log');
  const file = '05-kafka/01-commit-log.mdx';
  const orderOf = ({ value }: { value: string }): number => Number(/"order":(\d+)/.exec(value)?.[1]);
  const written = eventsOf(log, 'record.appended');
  const readBy = (events: Log, name: string) =>
    eventsOf(events, 'record.consumed')
      .filter(({ group }) => group === name)
      .flatMap(({ partition, offset }) =>
        written.filter((one) => one.partition === partition && one.offset === offset),
      );
  const left = placeOf(log, ({ type }) => type === 'program.exited');
  const back = placeOf(log, ({ type, seq }) => type === 'group.joined' && seq > left);
  const waiting = written.filter(({ seq }) => seq > left && seq < back).map(orderOf);
  expect(readBy(figureOf(file, 'kafka-log'), 'warehouse').map(orderOf)).toEqual(expect.arrayContaining(waiting));
  // In the figure of the growing topic the warehouse reads a new order of Hà before an old one.
  const [first, ...more] = readBy(figureOf(file, 'kafka-log', 2), 'warehouse').filter(({ key }) => key === 'Hà');
  const overtaken = more.find(({ seq }) => seq < (first?.seq ?? 0));
  expect(
    untold(file, [
      `lần lượt từ #${waiting[0]} tới #${waiting.at(-1)}`,
      `đơn #${first && orderOf(first)} của Hà được làm trước đơn #${overtaken && orderOf(overtaken)}`,
    ]),
  ).toEqual([]);
});

it('the lesson on Protocol Buffers tells what its recording shows', () => {
  const log = recordingOf('protobuf-wire');
  const messages = eventsOf(log, 'call.message');
  const sent = (program: string) =>
    messages.filter((one) => one.program === program && one.side === 'client' && one.direction === 'out');
  const answers = messages.filter((one) => one.program === 'warehouse' && one.direction === 'back');
  // The shop sends each order twice: as Protobuf, then as JSON.
  const orders = sent('shop').filter((_, index) => index % 2 === 0);
  const passed = sent('relay').filter((_, index) => index % 2 === 0);
  const [first, larger, absent, negative, , voucher, copied, renamed, reused] = orders.map(({ bytes }) => bytes);
  expect([first, sent('shop')[1]?.bytes, larger, absent, negative]).toEqual([25, 87, 26, 23, 34]);
  expect([voucher, passed[5]?.bytes, copied, passed[6]?.bytes]).toEqual([30, 30, 30, 25]);
  expect(renamed).toBe(reused);
  expect(orders[7]?.hex).toBe(orders[8]?.hex);
  const amounts = answers.map(({ hex }) =>
    numberIn(readFields(bytesOf(hex)).find(({ number }) => number === 2)?.value ?? new Uint8Array()),
  );
  // By order: as Protobuf, then as JSON, which loses the voucher on its way.
  expect([amounts.slice(10, 14), amounts[14], amounts[16]]).toEqual([[220n, 240n, 240n, 240n], 240n, 120n]);
  const phrases = [
    '25 byte và 87 byte',
    'cả đơn từ 25 lên 34 byte',
    'thì đơn còn 23 byte',
    'Trạm nhận 30 byte và gửi đi 30 byte',
    'trạm nhận 30 byte, gửi đi 25, và khách trả 240 nghìn thay vì 220',
    '| Khách trả | 240 nghìn | 120 nghìn |',
  ];
  expect(untold('02-grpc/02-protocol-buffers.mdx', phrases)).toEqual([]);
});

it('the lesson on gRPC and HTTP/2 tells what its recording shows', () => {
  const log = recordingOf('grpc-vs-rest');
  const timed = eventsOf(log, 'program.timed');
  const timesOf = (run: number, way: 'gRPC' | 'REST'): number[] =>
    timed
      .filter(({ detail }) => detail.way === way && String(detail.subject).startsWith(`${run}-`))
      .map(({ ms }) => ms)
      .sort((a, b) => a - b);
  const longest = (run: number) =>
    ([timesOf(run, 'gRPC'), timesOf(run, 'REST')] as const).map((all) => all.at(-1) ?? 0);
  const opened = eventsOf(log, 'call.opened').filter(({ side }) => side === 'client');
  const runOf = (subject: string | undefined): number => Number(subject?.split('-')[0]);
  const calls = (run: number) => opened.filter(({ headers }) => runOf(headers['ce-subject']) === run);
  const requests = (run: number) => eventsOf(log, 'request.made').filter(({ subject }) => runOf(subject) === run);
  const perQuestion = (all: readonly { passed?: { out: number; back: number } | undefined }[]): [number, number] => {
    const sum = (direction: 'out' | 'back') => all.reduce((sum, { passed }) => sum + (passed?.[direction] ?? 0), 0);
    return [Math.round(sum('out') / all.length), Math.round(sum('back') / all.length)];
  };
  const bytesOfRun = (run: number): number[] => [
    ...perQuestion(
      calls(run).map(({ call }) => ({
        passed: eventsOf(log, 'call.closed').find((one) => one.call === call && one.side === 'client')?.passed,
      })),
    ),
    ...perQuestion(
      requests(run).map(({ request }) => ({
        passed: eventsOf(log, 'request.answered').find((one) => one.request === request)?.passed,
      })),
    ),
  ];
  const [one, six, crowd] = [longest(2), longest(3), longest(4)];
  const said = (ms: number | undefined): string => ((ms ?? Number.NaN) / 1000).toFixed(2).replace('.', ',');
  const [plain, long, zipped, cold] = [2, 5, 7, 8].map((run) => bytesOfRun(run));
  const dotted = (bytes: number | undefined): string => String(bytes).replace(/(\d)(\d{3})$/, '$1.$2');
  const row = (title: string, bytes: readonly number[] = []) => `| ${title} | ${bytes.map(dotted).join(' | ')} |`;
  const phrases = [
    `ô cuối cùng hiện ra sau ${said(crowd[1])} giây`,
    `vẫn danh mục ấy: ${said(crowd[0])} giây`,
    `gRPC mất ${one[0]?.toFixed(0)} ms, REST ${one[1]?.toFixed(1).replace('.', ',')} ms`,
    `câu lâu nhất của gRPC ${six[0]?.toFixed(0)} ms, của REST ${six[1]?.toFixed(0)} ms`,
    row('5 món', plain),
    row('100 món', long),
    row('400 món, gzip', zipped),
    `gRPC gửi đi ${cold?.[0]} byte một câu, REST ${cold?.[2]}`,
    `HEADERS của lời gọi đầu tiên dài ${opened[0]?.bytes} byte, của lời gọi thứ hai ${opened[1]?.bytes}`,
  ];
  expect(untold('02-grpc/01-what-is-grpc.mdx', phrases)).toEqual([]);
  // No answer before all 24 calls had been opened, and 18 requests waited when the sixth went out.
  const [first] = eventsOf(log, 'call.closed').filter((end) => calls(4).some(({ call }) => call === end.call));
  expect(calls(4).every(({ seq }) => seq < (first?.seq ?? 0))).toBe(true);
  const sent = eventsOf(log, 'request.sent').filter(({ request }) =>
    requests(4).some((made) => made.request === request),
  );
  const answers = eventsOf(log, 'request.answered').filter(({ request }) =>
    requests(4).some((made) => made.request === request),
  );
  expect(sent.filter(({ seq }) => seq < (answers[0]?.seq ?? 0))).toHaveLength(6);
});
