import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { bottom, left, right } from '#model/scene/ports.ts';
import { around, grid } from '#model/scene/spread.ts';
import { type Figure, meter, producerPoint, programCard } from '#model/scene/stations.ts';
import { chain, type PlannedTrack, straight, track } from '#model/scene/tracks.ts';
import type { Scene } from '#model/scene.ts';
import { exchangePoint, queuePlatform } from '#model/technologies/rabbitmq/scene.ts';
import { exchangeStation, queueStation } from '#model/technologies/rabbitmq/stations.ts';
import { sqlTable } from '#model/technologies/sqlite/scene.ts';
import { chosen } from './batches.ts';
import { bytesText, defaultExchange, limitsText, figures as words } from './copy.vi.ts';
import { lanes, parcels, saleQueue, sales } from './programs/queues.ts';

/** The shop and the worker, and between them the queues and tables of the incident that is being looked into. */
export const scene: Scene = (picture, frame) => ({
  ...withStates(picture, (frame === 'landscape' ? landscape : portrait)(picture)),
  rows: ['shop', exchangeStation(''), ...rowsOf(picture).map(queueStation), 'worker'],
});

const alertAt = 10;

/** Queues that stand on the stage: that the worker reads, and below them the one that it leaves failures in. */
const queuesOf = (picture: Picture): string[] => {
  const { settings } = picture;
  switch (chosen(picture)) {
    case 'twice':
      return ['payments'];
    case 'slow':
      return [saleQueue(String(settings.limit ?? 'none'))];
    case 'stuck':
      return [parcels.queue, parcels.dead];
    case 'refused':
      return ['invoices'];
    case 'undone':
      return [...lanes];
  }
};

/** The timetable remembers also the queues with other limits that orders have come to. */
const rowsOf = (picture: Picture): string[] => {
  const shown = queuesOf(picture);
  if (chosen(picture) !== 'slow') return shown;
  return Object.keys(sales)
    .map(saleQueue)
    .filter((queue) => shown.includes(queue) || (picture.queues[queue]?.arrived ?? 0) > 0);
};

const tablesOf = (picture: Picture): string[] => {
  switch (chosen(picture)) {
    case 'twice':
      return ['charges', 'processed'];
    case 'refused':
      return ['printed', 'files'];
    case 'undone':
      return ['states'];
    default:
      return [];
  }
};

const platforms = (
  picture: Picture,
  place: (index: number) => { x: number; y: number },
  width: number,
  height: number,
) =>
  queuesOf(picture).map((queue, i) => {
    const caption = limitsText[queue];
    const isSale = chosen(picture) === 'slow';
    return queuePlatform(queue, {
      ...(isSale && { alertAt }),
      ...(caption && { caption }),
      width,
      height,
      ...place(i),
    });
  });

const landscape = (picture: Picture): Plan => {
  const y = 170;
  const names = tablesOf(picture);
  const count = queuesOf(picture).length;
  const queueY = around(y, count, 150);
  const tableY = around(188, names.length, 180);
  const shop = producerPoint('shop', { labelAt: 'above', x: 70, y });
  const exchange = exchangePoint('', { caption: defaultExchange, x: 190, y });
  const queues = platforms(picture, (i) => ({ x: 412, y: queueY(i) }), 230, 104);
  const worker = programCard('worker', { width: 216, height: 124, x: 682, y });
  const tables = names.map((name, i) => sqlTable(name, { width: 170, height: 156, x: 900, y: tableY(i) }));
  const place = grid({ x: 180, y: 424, columns: 3, stepX: 318 });
  const meters = figures(picture).map((figure, i) => meter(figure, { ...place(i), width: 300, height: 64 }));
  return {
    ...desk(),
    stations: [shop, exchange, ...queues, worker, ...tables, ...meters],
    tracks: [
      ...chain(shop, exchange),
      ...queues.flatMap((queue): PlannedTrack[] => [
        track(right(exchange), left(queue), { via: [278] }),
        ...readBy(queue.queue, track(right(queue), left(worker), { via: [551] })),
      ]),
      ...(chosen(picture) === 'stuck' ? [track(bottom(worker), bottom(exchange), { via: [344] })] : []),
      // At their heads: a table is as high as its rows.
      ...tables.map((table) => {
        const head = table.y - 62;
        const at = Math.max(head, y - 30);
        return at === head
          ? straight(worker, table, { at })
          : track(right(worker, at), left(table, head), { via: [802] });
      }),
      ...tables
        .filter(({ table }) => table === 'files')
        .map((files) => track(left(shop), left(files, files.y - 62), { via: [24, 352, 802] })),
    ],
  };
};

/** Nobody reads what has been put aside. */
const readBy = (queue: string, way: PlannedTrack): PlannedTrack[] => (queue === parcels.dead ? [] : [way]);

const portrait = (picture: Picture): Plan => {
  const trunk = 60;
  const count = queuesOf(picture).length;
  const names = tablesOf(picture);
  const workerY = 134 + count * 124 + 46;
  const tableY = workerY + 112;
  const meterY = names.length > 0 ? tableY + 110 : workerY + 84;
  const shop = producerPoint('shop', { labelAt: 'right', x: trunk, y: 34 });
  const exchange = exchangePoint('', { x: trunk, y: 88 });
  const queues = platforms(picture, (i) => ({ x: 203, y: 180 + i * 124 }), 310, 104);
  const worker = programCard('worker', { width: 250, height: 68, x: 221, y: workerY });
  const tableX = around(195, names.length, 176);
  const tables = names.map((name, i) => sqlTable(name, { width: 166, height: 116, x: tableX(i), y: tableY }));
  const place = grid({ x: 195, y: meterY, columns: 1, stepX: 0, stepY: 74 });
  const meters = figures(picture).map((figure, i) => meter(figure, { ...place(i), width: 342, height: 64 }));
  return {
    ...phone(meterY + 190),
    stations: [shop, exchange, ...queues, worker, ...tables, ...meters],
    tracks: [
      ...chain(shop, exchange),
      ...queues.flatMap((queue): PlannedTrack[] => [
        track(left(exchange), left(queue), { via: [24] }),
        ...readBy(queue.queue, track(right(queue), right(worker), { via: [374] })),
      ]),
      ...(chosen(picture) === 'stuck' ? [track(left(worker), left(exchange), { via: [12] })] : []),
      ...tables.map((table) => straight(worker, table)),
      ...tables
        .filter(({ table }) => table === 'files')
        .map((files) => track(left(shop), bottom(files), { via: [12, tableY + 64] })),
    ],
  };
};

/** The figures that the incident shows itself in. */
const figures = (picture: Picture): Figure[] => {
  const { queues, tables, ended, programs, messages } = picture;
  const waiting = queuesOf(picture).reduce((sum, name) => sum + (queues[name]?.ready.length ?? 0), 0);
  const figure = (id: keyof typeof words, value: string | number, tone?: Figure['tone']): Figure => ({
    id: `meter:${id}`,
    label: words[id],
    value: String(value),
    ...(tone && { tone }),
  });
  const alertIf = (isSo: boolean): Figure['tone'] => (isSo ? 'alert' : undefined);
  switch (chosen(picture)) {
    case 'twice': {
      const orders = queues.payments?.arrived ?? 0;
      const charges = tables.charges?.rows ?? 0;
      const ignored = tables.processed?.ignored ?? 0;
      return [
        figure('orders', orders),
        figure('charges', charges, alertIf(charges > orders)),
        figure('ignored', ignored, ignored > 0 ? 'good' : undefined),
      ];
    }
    case 'slow': {
      const refused = programs.shop?.published.refused ?? 0;
      return [
        figure('waiting', waiting, alertIf(waiting > 2 * alertAt)),
        figure('dropped', ended.dropped, alertIf(ended.dropped > 0)),
        figure('refused', refused),
      ];
    }
    case 'stuck': {
      const most = Math.max(0, ...Object.values(messages).map(({ deliveries }) => deliveries));
      const dead = queues[parcels.dead]?.ready.length ?? 0;
      return [
        figure('waiting', queues[parcels.queue]?.ready.length ?? 0),
        figure('deliveries', most, alertIf(most > 4)),
        figure('dead', dead),
      ];
    }
    case 'refused': {
      const sizes = (tables.printed?.writes ?? []).map(({ parameters }) => Number(parameters[1]));
      return [
        figure('printed', tables.printed?.rows ?? 0),
        figure('largest', bytesText(Math.max(0, ...sizes))),
        figure('stored', tables.files?.rows ?? 0),
      ];
    }
    case 'undone': {
      const writes = tables.states?.writes ?? [];
      const last = new Map(writes.map(({ parameters: [order = '', state = ''] }) => [order, state]));
      const cancelled = new Set(
        writes.filter(({ parameters }) => parameters[1] === 'huỷ').map(({ parameters: [order = ''] }) => order),
      );
      const wrong = [...cancelled].filter((order) => last.get(order) === 'giao').length;
      return [
        figure('cancelled', cancelled.size),
        figure('undone', wrong, alertIf(wrong > 0)),
        figure('waiting', waiting),
      ];
    }
  }
};
