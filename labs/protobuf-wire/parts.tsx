import { Fragment } from 'react';
import type { PartProps } from '#model/scene.ts';
import { byteInHex } from '#model/technologies/grpc/protobuf.ts';
import { type Board, boardOf, type Varint } from './board.ts';
import { type Release, releaseIn } from './contract.ts';
import { words } from './copy.vi.ts';
import styles from './parts.module.css';

/** The newest order's bytes, field by field, beside what they mean, what the warehouse made of them, and the same as JSON. */
function Bytes({ picture, frame, width, height }: PartProps) {
  const board = boardOf(picture);
  return (
    <foreignObject width={width} height={height}>
      <div className={styles.board} data-frame={frame}>
        <Fields board={board} release={releaseIn(picture)} />
        {board.protobuf ? (
          <Forms protobuf={board.protobuf} json={board.json} />
        ) : (
          <p className={styles.forms}>{words.nothingYet}</p>
        )}
        {board.varint ? <Bits varint={board.varint} /> : null}
      </div>
    </foreignObject>
  );
}

function Fields({ board, release }: { board: Board; release: Release }) {
  return (
    <table className={styles.fields}>
      <thead>
        <tr>
          <th scope="col">{words.field}</th>
          <th scope="col">{words.onWire}</th>
          <th scope="col">{words.value}</th>
          <th scope="col">{words.warehouseReads(words.release[release])}</th>
        </tr>
      </thead>
      <tbody>
        {board.rows.map(({ field, wire, value, read }) => (
          <tr key={field.number} data-looked={field.name === board.varint?.name}>
            <th scope="row">
              <b>{field.number}</b> {field.name} <i>{field.type}</i>
            </th>
            <td className={styles.bytes}>
              {wire ? (
                <>
                  <Hex bytes={wire.tag} part="tag" />
                  <Hex bytes={wire.length} part="length" />
                  <Hex bytes={wire.value} part="value" />
                </>
              ) : (
                <span className={styles.absent}>{board.protobuf ? words.absent : ''}</span>
              )}
            </td>
            <td>{value}</td>
            <td data-fate={read?.fate}>{board.protobuf ? readingText(read) : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const readingText = (read: Board['rows'][number]['read']): string => {
  if (!read) return words.waiting;
  if (read.fate === 'lost') return words.lostAtRelay;
  return read.fate === 'absent' ? words.byDefault(read.text) : read.text;
};

const shownBytes = 10;

function Hex({ bytes, part }: { bytes: readonly number[]; part: 'tag' | 'length' | 'value' }) {
  if (bytes.length === 0) return null;
  const more = bytes.length - shownBytes;
  const shown = more > 1 ? bytes.slice(0, shownBytes - 1) : bytes;
  return (
    <span data-part={part} title={words.parts[part]}>
      {shown.map(byteInHex).join(' ')}
      {more > 1 ? ` ${words.more(bytes.length - shown.length)}` : ''}
    </span>
  );
}

function Forms({ protobuf, json }: { protobuf: NonNullable<Board['protobuf']>; json: Board['json'] }) {
  const most = Math.max(protobuf.bytes, json?.bytes ?? 0, 1);
  const differ = json?.amount !== undefined && protobuf.amount !== undefined && json.amount !== protobuf.amount;
  return (
    <section className={styles.forms}>
      <Size form={words.protobuf} bytes={protobuf.bytes} of={most} amount={protobuf.amount} differs={differ} />
      <Size form={words.json} bytes={json?.bytes} of={most} amount={json?.amount} differs={differ} />
      <code>
        {(json?.text ?? words.waiting).split(/(?<=,)/).map((part, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, in their order
          <Fragment key={place}>
            {part}
            <wbr />
          </Fragment>
        ))}
      </code>
    </section>
  );
}

interface SizeProps {
  form: string;
  bytes: number | undefined;
  of: number;
  amount: number | undefined;
  differs: boolean;
}

function Size({ form, bytes, of, amount, differs }: SizeProps) {
  return (
    <p className={styles.size}>
      <b>{form}</b>
      <span>{bytes === undefined ? words.waiting : words.bytes(bytes)}</span>
      <span className={styles.bar} style={{ inlineSize: `${((bytes ?? 0) / of) * 100}%` }} />
      <span data-differs={differs}>{amount === undefined ? null : words.amount(amount)}</span>
    </p>
  );
}

/** Of so many groups the sum is a line that can be read. */
const readableGroups = 3;

/** Each byte as its first bit, which says whether one follows, and the seven that count. */
function Bits({ varint: { name, value, bytes } }: { varint: Varint }) {
  const bits = bytes.map((byte, place) => ({ place, all: byte.toString(2).padStart(8, '0') }));
  return (
    <section className={styles.varint}>
      <p>
        <b>{words.varintOf(name, value)}</b> {words.firstBit}
      </p>
      <p className={styles.bits}>
        {bits.map(({ place, all }) => (
          <span key={place}>
            <b>{all.slice(0, 1)}</b>
            {all.slice(1)}
          </span>
        ))}
      </p>
      <p>
        {bytes.length <= readableGroups
          ? words.sum(bytes.map((byte) => byte % 128))
          : value.startsWith('-')
            ? words.complement(bytes.length)
            : words.groups(bytes.length)}
      </p>
    </section>
  );
}

/** Drawings that are this lab's alone, by the name that the scene gives. */
export const parts = { bytes: Bytes };
