'use client';
import { useState } from 'react';
import { numberFormat } from '#model/number-format.ts';
import type { Picture } from '#model/picture.ts';
import type { PartProps } from '#model/scene.ts';
import { recordId } from '#model/technologies/kafka/record.ts';
import { words } from './copy.vi.ts';
import { stepsOf } from './murmur2.ts';
import styles from './parts.module.css';
import { analytics, type PlacedRecord, partitionCount, recordsOf, topic, warehouse } from './records.ts';

const whole = numberFormat();
const longestKey = 40;
const atFirst = 'Hà';

/** From a key to its partition, step by step: of the newest record's key, until the reader types one of their own. */
function Hash({ picture, frame, width, height }: PartProps) {
  const records = recordsOf(picture);
  const newest = newestOf(records.filter(({ key }) => key !== null));
  const shown = newest ? `${newest.partition}@${newest.offset}` : '';
  const [typed, setTyped] = useState({ key: '', over: 'nothing' });
  // What was typed gives way to the next record.
  const key = typed.over === shown ? typed.key : (newest?.key ?? atFirst);
  const partitions = Math.max(partitionCount(picture), 1);
  const { bytes, hash, positive, partition } = stepsOf(key, partitions);
  const record = newestOf(records.filter((one) => one.key === key));
  return (
    <foreignObject width={width} height={height}>
      <section className={styles.hash} data-frame={frame} aria-label={words.hash}>
        <label>
          {words.tryKey}
          <input
            type="text"
            value={key}
            maxLength={longestKey}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => setTyped({ key: target.value, over: shown })}
          />
        </label>
        <ol>
          <li>
            <small>{words.bytes(bytes.length)}</small>
            <code>{inHex(bytes, frame === 'landscape' ? 9 : 11)}</code>
          </li>
          <li>
            <small>{words.murmur2}</small>
            <code>{hash.toString(16).padStart(8, '0')}</code>
          </li>
          <li>
            <small>{words.positive}</small>
            <code>{whole(positive)}</code>
          </li>
          <li>
            <small>{words.remainder(partitions)}</small>
            <b>{words.partition(partition)}</b>
          </li>
        </ol>
        <p data-agrees={record?.partition === partition}>
          {record ? words.lies(record.partition, record.offset, partition) : words.notYet}
        </p>
      </section>
    </foreignObject>
  );
}

const newestOf = (records: readonly PlacedRecord[]): PlacedRecord | undefined =>
  records.reduce<PlacedRecord | undefined>(
    (newest, one) => (newest && orderOf(newest) > orderOf(one) ? newest : one),
    undefined,
  );

/** Number of the order in a record's value: the shop counts them as it writes. */
const orderOf = ({ value }: PlacedRecord): number => Number(/"order":(\d+)/.exec(value)?.[1] ?? 0);

const inHex = (bytes: Uint8Array, most: number): string => {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
  return hex.length > most
    ? `${hex.slice(0, most - 1).join(' ')} … +${hex.length - most + 1}`
    : hex.join(' ') || words.noBytes;
};

const shownReadings = 12;

/** In which order each reader took the newest of its records. */
function ReadOrder({ picture, frame, width, height }: PartProps) {
  const readers = [warehouse, analytics].filter((name) => picture.groups[name]);
  return (
    <foreignObject width={width} height={height}>
      <section className={styles.order} data-frame={frame} aria-label={words.order}>
        <p>
          <b>{words.order}</b> {readers.length > 0 ? words.backMark : words.nothingRead}
        </p>
        {readers.map((name) => (
          <Readings key={name} name={name} records={readBy(picture, name).slice(-shownReadings)} />
        ))}
      </section>
    </foreignObject>
  );
}

function Readings({ name, records }: { name: string; records: readonly PlacedRecord[] }) {
  return (
    <div>
      <b>{name}</b>
      <ol>
        {records.map((record, i) => (
          <li
            key={`${record.partition}@${record.offset}`}
            data-partition={record.partition}
            data-back={i > 0 && orderOf(record) < orderOf(records[i - 1] ?? record)}
          >
            <b>{orderOf(record)}</b>
            <small>P{record.partition}</small>
          </li>
        ))}
      </ol>
    </div>
  );
}

const readBy = (picture: Picture, name: string): PlacedRecord[] => {
  const records = new Map(recordsOf(picture).map((one) => [recordId({ topic, ...one }), one]));
  return (picture.groups[name]?.recent ?? []).flatMap((id) => records.get(id) ?? []);
};

/** Drawings that are this lab's alone, by the name that the scene gives. */
export const parts = { hash: Hash, order: ReadOrder };
