import type { Picture } from '#model/picture.ts';
import { numberIn, signed, varintsIn, type WireField, type WireType } from '#model/technologies/grpc/protobuf.ts';
import { type Field, fields, fourth, namesOf, numbers } from './contract.ts';
import {
  type Answer,
  answerTo,
  fieldsOn,
  integerIn,
  jsonOf,
  messageOn,
  orderIn,
  type Sending,
  sendings,
  textIn,
} from './orders.ts';

/** The newest order, field by field, as it is drawn. */
export interface Board {
  rows: Row[];
  /** Undefined before the first order: its fields stand there already. */
  protobuf: { bytes: number; amount: number | undefined } | undefined;
  json: { bytes: number; text: string; amount: number | undefined } | undefined;
  varint: Varint | undefined;
}

interface Row {
  field: Field;
  /** Undefined where nothing of it is on the wire. */
  wire: { tag: readonly number[]; length: readonly number[]; value: readonly number[]; type: WireType } | undefined;
  value: string;
  /** As the warehouse has it; undefined until it has answered. */
  read: { text: string; fate: 'as-sent' | 'absent' | 'renamed' | 'misread' | 'lost' } | undefined;
}

/** A number in groups of seven bits: of the field that has changed since the order before. */
export interface Varint {
  name: string;
  value: string;
  bytes: readonly number[];
}

export const boardOf = (picture: Pick<Picture, 'streams'>): Board => {
  const order = orderIn(picture);
  if (!order) {
    const rows = fields.map((field) => ({ field, wire: undefined, value: '', read: undefined }));
    return { rows, protobuf: undefined, json: undefined, varint: undefined };
  }
  const { protobuf, json } = order;
  const [sent, inText] = [messageOn(protobuf.call.out), json && messageOn(json.call.out)];
  const answer = answerTo(protobuf);
  const on = fieldsOn(protobuf.call.out);
  return {
    rows: fields.map((field) => rowOf(field, on.get(field.number), protobuf, answer)),
    protobuf: { bytes: sent?.bytes ?? 0, amount: answer?.amount },
    json: json && { bytes: inText?.bytes ?? 0, text: jsonOf(json), amount: answerTo(json)?.amount },
    varint: varintOf(on, before(picture, protobuf)),
  };
};

const rowOf = (field: Field, wire: WireField | undefined, { onward }: Sending, answer: Answer | undefined): Row => ({
  field,
  wire: wire && { tag: [...wire.tag], length: [...wire.length], value: [...wire.value], type: wire.wireType },
  value: wire ? valueIn(field, wire) : '',
  read: readingOf(field, wire, onward, answer),
});

const valueIn = ({ type }: Field, wire: WireField): string => {
  if (type === 'string') return `"${textIn(wire)}"`;
  if (type === 'bool') return String(integerIn(wire) !== 0n);
  if (type === 'repeated int32')
    return varintsIn(wire.value)
      .map((one) => signed(numberIn(one)))
      .join(', ');
  return String(integerIn(wire));
};

const readingOf = (
  field: Field,
  wire: WireField | undefined,
  onward: Sending['onward'],
  answer: Answer | undefined,
): Row['read'] => {
  const isPassed = onward !== undefined && messageOn(onward.out) !== undefined;
  if (wire && isPassed && !fieldsOn(onward.out).has(field.number)) return { text: '', fate: 'lost' };
  if (!answer) return undefined;
  const { read } = answer;
  const name = namesOf(field).find((one) => read.has(one));
  if (name === undefined) return { text: defaults[field.type], fate: 'absent' };
  const value = read.get(name);
  // What the warehouse writes in its JSON: text with quotes, a list without its brackets, int64 as text that is none.
  const isText = field.type === 'string';
  const text = isText ? JSON.stringify(value) : Array.isArray(value) ? value.join(', ') : String(value);
  if (name === fourth.reused) return { text: `${name} = ${text}`, fate: 'misread' };
  if (name === fourth.renamed) return { text: `${name} = ${text}`, fate: 'renamed' };
  return { text, fate: 'as-sent' };
};

/** What whoever reads a message has of a field that is not in it. */
const defaults: Readonly<Record<Field['type'], string>> = {
  string: '""',
  int32: '0',
  int64: '0',
  'repeated int32': '[]',
  bool: 'false',
};

/** The order before, in the same form. */
const before = (picture: Pick<Picture, 'streams'>, { call }: Sending): ReadonlyMap<number, WireField> => {
  const all = sendings(picture);
  const earlier = all.slice(
    0,
    all.findIndex((one) => one.call.id === call.id),
  );
  const last = earlier.length > 0 ? orderIn({ streams: earlier.map((one) => one.call) }) : undefined;
  return fieldsOn(last?.protobuf.call.out);
};

const varintOf = (on: ReadonlyMap<number, WireField>, earlier: ReadonlyMap<number, WireField>): Varint | undefined => {
  const numeric = fields.flatMap((field) => {
    const wire = on.get(field.number);
    return wire?.wireType === 'VARINT' && field.type !== 'bool' ? [{ field, wire }] : [];
  });
  const changed = numeric.find(({ field, wire }) => String(earlier.get(field.number)?.value) !== String(wire.value));
  const isFirst = earlier.size === 0;
  const looked =
    (isFirst ? undefined : changed) ?? numeric.find(({ field }) => field.number === numbers.quantity) ?? numeric[0];
  return (
    looked && { name: looked.field.name, value: valueIn(looked.field, looked.wire), bytes: [...looked.wire.value] }
  );
};
