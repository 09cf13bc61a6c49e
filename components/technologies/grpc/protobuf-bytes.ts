import type { MessageType } from '#model/technologies/grpc/picture.ts';
import {
  byteInHex,
  bytesOf,
  numberIn,
  readFields as readWireFields,
  signed,
  varintsIn,
  type WireField,
} from '#model/technologies/grpc/protobuf.ts';

/** Bytes of a message that belong together, and what they say. */
export interface Meaning {
  hex: string;
  field: number;
  /** Undefined for a field that the contract does not have. */
  name?: string;
  type?: string;
  value: string;
}

/** Reads a message's bytes field by field, as far as they are there. */
export const readFields = (hex: string, type: MessageType | undefined): Meaning[] =>
  readWireFields(bytesOf(hex)).map((field) => {
    const known = type?.fields.find(({ number }) => number === field.number);
    return {
      hex: spaced([...field.tag, ...field.length, ...field.value]),
      field: field.number,
      ...(known && { name: known.name, type: known.type }),
      value: valueText(field, known?.type),
    };
  });

const mostShown = 24;

const spaced = (bytes: readonly number[]): string =>
  bytes.slice(0, mostShown).map(byteInHex).join(' ') + (bytes.length > mostShown ? ' …' : '');

const valueText = ({ wireType, value, size }: WireField, type: string | undefined): string => {
  if (wireType === 'VARINT') return numberText(numberIn(value), type);
  if (type === 'string') return `"${new TextDecoder().decode(value)}"`;
  const packed = type?.startsWith('repeated ') ? type.slice('repeated '.length) : undefined;
  if (wireType === 'LEN' && packed !== undefined && varints.has(packed)) {
    return varintsIn(value)
      .map((one) => numberText(numberIn(one), packed))
      .join(', ');
  }
  return `${size} byte`;
};

/** Types whose lists are packed varints, and whose numbers are written as they are. */
const varints: ReadonlySet<string> = new Set(['int32', 'int64', 'uint32', 'uint64', 'bool']);

const numberText = (value: bigint, type: string | undefined): string => {
  if (type === 'bool') return value === 0n ? 'false' : 'true';
  return String(type === 'int32' || type === 'int64' ? signed(value) : value);
};
