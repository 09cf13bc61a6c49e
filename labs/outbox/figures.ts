import type { LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import type { RecordPicture } from '#model/technologies/kafka/picture.ts';

/** The topic of events, and how this picture names its only partition. */
export const topic = 'order-events';

/** Orders as far back as is compared: the picture keeps 60 records, and an order may have several. */
const compared = 30;

/** Whether an event of that type says that there is a new order. */
export const isPlaced = (type: string | undefined): boolean => type === 'order.placed' || type === 'orders.insert';

/** The order of which a row was written there to that table; undefined where none was. */
export const rowIn = (event: LabEvent, table: string): string | undefined =>
  event.type === 'statement.ran' && event.table === table && event.verb === 'insert' && event.changes > 0
    ? event.parameters[0]
    : undefined;

const recordsIn = ({ topics }: Picture): readonly RecordPicture[] => topics[topic]?.partitions[0]?.records ?? [];
const insertsIn = ({ tables }: Picture, table: string): string[] =>
  (tables[table]?.writes ?? []).flatMap(({ verb, changes, parameters: [key] }) =>
    verb === 'insert' && changes > 0 && key !== undefined ? [key] : [],
  );
/** Keys of the newest orders, oldest first. */
const ordersIn = (picture: Picture): string[] => insertsIn(picture, 'orders').slice(-compared);

/** How many events still wait in the outbox, and how many changes in the table that triggers fill. */
export const waitingIn = ({ tables }: Picture): number => tables.outbox?.rows ?? 0;
const changesIn = ({ tables }: Picture): number => tables.changes?.rows ?? 0;

/** Orders in the database of which no event is in the topic, nor on its way to it. */
export const missingIn = (picture: Picture): string[] => {
  const told = new Set(recordsIn(picture).map(({ key }) => key));
  const count = waitingIn(picture);
  const waiting = new Set(count > 0 ? insertsIn(picture, 'outbox').slice(-count) : []);
  const orders = ordersIn(picture);
  return orders
    .slice(0, orders.length - changesIn(picture))
    .filter((order) => !told.has(order) && !waiting.has(`${order}.1`));
};

/** Orders of which an event is in the topic, and that no database knows. */
export const phantomsIn = (picture: Picture): string[] => {
  const known = new Set(insertsIn(picture, 'orders'));
  const told = recordsIn(picture).slice(-compared);
  return [...new Set(told.flatMap(({ key }) => (key !== null && !known.has(key) ? [key] : [])))];
};

/** Orders that were sent out more than once. */
export const shippedTwiceIn = (picture: Picture): string[] => {
  const shipped = insertsIn(picture, 'shipments');
  return [...new Set(shipped.filter((order, i) => shipped.indexOf(order) < i))];
};

/** The newest order is in the database alone. */
export const isHalf = (picture: Picture): boolean => {
  const newest = ordersIn(picture).at(-1);
  return newest !== undefined && missingIn(picture).at(-1) === newest;
};

/** The newest event is of an order that no database knows. */
export const isPhantom = (picture: Picture): boolean => {
  const newest = recordsIn(picture).at(-1)?.key;
  return typeof newest === 'string' && phantomsIn(picture).at(-1) === newest;
};

/** What the outbox still holds is in the topic already. */
export const isUnremoved = (picture: Picture): boolean => {
  const waiting = picture.tables.outbox?.newest ?? [];
  return recordsIn(picture).some(({ key }) => key !== null && waiting.includes(`${key}.1`));
};

/** Whether triggers watch the table of orders. */
export const isCaptured = ({ tables }: Picture): boolean => (tables.captured?.rows ?? 0) > 0;

/** The newest order was sent out. */
export const isNewestShipped = (picture: Picture): boolean => {
  const newest = ordersIn(picture).at(-1);
  return newest !== undefined && insertsIn(picture, 'shipments').includes(newest);
};

/** The newest write to the orders has changed one. */
export const isEdited = ({ tables }: Picture): boolean => tables.orders?.writes.at(-1)?.verb === 'update';
