import type { LabEvent } from '#model/events.ts';
import type { Setting } from '#model/lab.ts';
import type { Picture } from '#model/picture.ts';
import type { CallPicture, Rail } from '#model/technologies/grpc/picture.ts';
import { bytesOf, numberIn, readFields, signed, type WireField } from '#model/technologies/grpc/protobuf.ts';

/** One sending of an order, in one of its two forms: from the shop to the relay, and from there to the warehouse. */
export interface Sending {
  call: CallPicture;
  /** What the relay made of it. */
  onward?: CallPicture;
}

/** An order as it went over the wire. */
export interface Order {
  protobuf: Sending;
  json?: Sending;
}

/** Message number one of a rail, once it has come. */
export const messageOn = ({ newest }: Rail) => newest.find(({ number }) => number === 1);

const isJson = ({ call }: Sending): boolean => call.contentType.endsWith('+json');

/**
 * All of the shop's calls that are still known, oldest first. Each program tells for itself what it sent and got: of an order
 * the relay's first call belongs to the shop's first, wherever the two stand in the log.
 */
export const sendings = ({ streams }: Pick<Picture, 'streams'>): Sending[] => {
  const passedOn = Map.groupBy(
    streams.filter(({ client }) => client === 'relay'),
    ({ subject }) => subject,
  );
  return streams
    .filter(({ client }) => client === 'shop')
    .map((call): Sending => {
      const onward = passedOn.get(call.subject)?.shift();
      return { call, ...(onward && { onward }) };
    })
    .filter(({ call }) => messageOn(call.out));
};

/** The newest order of which something has come, or the one that this call is of. */
export const orderIn = (picture: Pick<Picture, 'streams'>, call?: string): Order | undefined => {
  const all = sendings(picture);
  const until = call === undefined ? all.length : all.findIndex((one) => one.call.id === call) + 1;
  const known = all.slice(0, until);
  const at = known.findLastIndex((one) => !isJson(one));
  const [protobuf, json] = [known[at], known[at + 1]];
  return protobuf && { protobuf, ...(json && { json }) };
};

/** Fields of the message that was sent on a rail, by their numbers. */
export const fieldsOn = (rail: Rail | undefined): ReadonlyMap<number, WireField> => {
  const message = rail && messageOn(rail);
  return new Map((message ? readFields(bytesOf(message.hex)) : []).map((field) => [field.number, field]));
};

/** The whole number in a field; 0 where it is not there, as whoever reads it has it. */
export const integerIn = (field: WireField | undefined): bigint => (field ? signed(numberIn(field.value)) : 0n);

const text = new TextDecoder();
export const textIn = ({ value }: Pick<WireField, 'value'>): string => text.decode(value);

export const jsonOf = ({ call }: Sending): string => text.decode(bytesOf(messageOn(call.out)?.hex ?? ''));

/** What the warehouse said: the order as it read it, by names, and what the customer is to pay. */
export interface Answer {
  read: ReadonlyMap<string, unknown>;
  amount: number;
  seq: number;
}

/** Of either form: the warehouse's own bytes, before the relay puts them into the form that the shop asked in. */
export const answerTo = ({ onward }: Sending): Answer | undefined => {
  const message = onward && messageOn(onward.back);
  if (!message) return undefined;
  const fields = fieldsOn(onward.back);
  const read = fields.get(1);
  return {
    read: read ? readObject(textIn(read)) : new Map(),
    amount: Number(integerIn(fields.get(2))),
    seq: message.seq,
  };
};

const readObject = (json: string): ReadonlyMap<string, unknown> => {
  try {
    const value: unknown = JSON.parse(json);
    return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
  } catch {
    // The event keeps the beginning of a message only.
    return new Map();
  }
};

/** A sending that the shop has heard the end of, with the settings of that moment. */
export interface Ended {
  call: string;
  status: number | null;
  seq: number;
  forward: Setting | undefined;
  release: Setting | undefined;
}

/** Sendings of which somebody has still to tell something. */
export interface Followed {
  ended: Ended[];
}

/**
 * The sendings of which by now all have told: what the shop hears may stand in the log before what the others did for it. Each
 * comes once, with the first event after that.
 */
export const follow = (
  followed: Followed,
  event: LabEvent,
  before: Picture,
): { ended: Ended; order: Order; sending: Sending }[] => {
  const told = followed.ended.flatMap((ended) => {
    const order = orderIn(before, ended.call);
    const sending = order && (order.json ?? order.protobuf);
    return order && sending?.call.id === ended.call && isTold(sending, ended) ? [{ ended, order, sending }] : [];
  });
  followed.ended = followed.ended.filter(
    (one) => before.streams.some(({ id }) => id === one.call) && !told.some(({ ended }) => ended === one),
  );
  if (event.type === 'call.closed' && event.side === 'client' && event.program === 'shop') {
    const { call, status, seq } = event;
    const { forward, release } = before.settings;
    followed.ended.push({ call, status, seq, forward, release });
  }
  return told;
};

const isTold = ({ onward }: Sending, { status }: Ended): boolean =>
  status !== 0 || (onward !== undefined && messageOn(onward.out) !== undefined && messageOn(onward.back) !== undefined);
