'use client';
import { useState } from 'react';
import tabs from '#components/lab/tabs/tabs.module.css';
import type { WireProps } from '#components/technology-view.ts';
import { callOfFrame } from '#model/technologies/grpc/ids.ts';
import type { MessageType } from '#model/technologies/grpc/picture.ts';
import { copy } from './copy.vi.ts';
import { readFields } from './protobuf-bytes.ts';
import { framesOf, prefixBytes, type WireFrame } from './wire-frames.ts';
import styles from './wire-tab.module.css';

const words = copy.wire;

/** The frames of one call, and the bytes of one of them beside what they mean. */
export function WireTab({ picture, events, selected, onSelect }: WireProps) {
  const [wanted, setWanted] = useState<string>();
  const [frameSeq, setFrameSeq] = useState<number>();
  const calls = picture.streams.slice(-8);
  const ofSelected = selected === null ? undefined : callOfFrame(selected);
  const call = calls.find(({ id }) => id === (wanted ?? ofSelected)) ?? calls.at(-1);
  if (!call) return <p className={tabs.small}>{words.none}</p>;
  const frames = framesOf(events, call.id);
  const chosen =
    frames.find(({ event }) => event.seq === frameSeq) ?? frames.find(({ message }) => message === selected) ?? null;
  return (
    <div className={tabs.stack}>
      <section>
        <h2 className={tabs.eyebrow}>
          <span>{words.streams}</span>
          <span>{words.odd}</span>
        </h2>
        <div className={tabs.messages}>
          {calls.map(({ id, stream }) => (
            <button key={id} type="button" aria-pressed={id === call.id} onClick={() => setWanted(id)}>
              {stream}
            </button>
          ))}
        </div>
      </section>
      <section>
        <h2 className={tabs.eyebrow}>
          <span>{words.frames(call.stream)}</span>
          <span>
            {words.total(
              frames.length,
              frames.reduce((sum, { bytes }) => sum + bytes, 0),
            )}
          </span>
        </h2>
        <ol className={styles.frames}>
          {frames.map((frame) => (
            <li key={frame.event.seq}>
              <button
                type="button"
                aria-pressed={frame === chosen}
                data-message={frame.message}
                onClick={() => {
                  setWanted(call.id);
                  setFrameSeq(frame.event.seq);
                  if (frame.message) onSelect(frame.message);
                }}
              >
                <span className={styles.arrow} data-direction={frame.direction}>
                  <span aria-hidden="true">{frame.direction === 'out' ? '→' : '←'}</span>
                  <span className="sr-only">{copy.direction(frame.direction)}</span>
                </span>
                <span className={styles.ms}>{copy.ms(frame.event.at - call.openedAt)}</span>
                <b>{frame.type}</b>
                <span className={styles.says}>{frame.says}</span>
                <span className={styles.ms}>{frame.bytes}</span>
              </button>
            </li>
          ))}
        </ol>
        <p className={tabs.small}>{chosen ? words.seenByClient : words.choose}</p>
      </section>
      {chosen ? <Bytes frame={chosen} message={chosen.direction === 'out' ? call.input : call.output} /> : null}
    </div>
  );
}

interface BytesProps {
  frame: WireFrame;
  message: MessageType | undefined;
}

function Bytes({ frame: { event, type, bytes }, message }: BytesProps) {
  switch (event.type) {
    case 'call.message':
      return (
        <section className={styles.bytes}>
          {event.flags === undefined ? (
            <p className={tabs.small}>{words.several}</p>
          ) : (
            <FrameHead length={bytes} type={type} flags={event.flags} stream={event.stream} />
          )}
          <h3>
            {words.prefix} <span>{copy.bytes(prefixBytes)}</span>
          </h3>
          <Row hex={event.compressed ? '01' : '00'} says={event.compressed ? words.zipped : words.plain} />
          <Row hex={hexOf(event.bytes, 4)} says={words.messageLength(event.bytes)} />
          <Fields event={event} message={message} />
        </section>
      );
    case 'call.opened':
    case 'call.answered':
    case 'call.closed':
      return (
        <section className={styles.bytes}>
          <FrameHead length={bytes} type={type} flags={event.flags} stream={event.stream} />
          <h3>{words.headers(event.bytes)}</h3>
          {Object.entries(event.headers).map(([name, value]) => (
            <Row key={name} hex={name} says={value} />
          ))}
        </section>
      );
    default:
      return null;
  }
}

interface FieldsProps {
  event: Extract<WireFrame['event'], { type: 'call.message' }>;
  message: MessageType | undefined;
}

function Fields({ event, message }: FieldsProps) {
  if (event.compressed) return <p className={tabs.small}>{words.zippedBody}</p>;
  const fields = readFields(event.hex, message);
  const kept = event.hex.length / 2;
  return (
    <>
      <h3>
        {words.protobuf(message?.name ?? '')} <span>{copy.bytes(event.bytes)}</span>
      </h3>
      {fields.length === 0 ? <p className={tabs.small}>{words.empty}</p> : null}
      {fields.map(({ hex, field, name, type, value }) => (
        <Row
          key={hex}
          hex={hex}
          says={name && type ? words.field(field, name, type) : words.unknownField(field)}
          value={value}
        />
      ))}
      {kept < event.bytes ? <p className={tabs.small}>{words.cut(event.bytes - kept)}</p> : null}
    </>
  );
}

const flagNames = { 1: 'END_STREAM', 4: 'END_HEADERS', 8: 'PADDED', 32: 'PRIORITY' };
const typeNumbers: Readonly<Record<string, number>> = { DATA: 0, HEADERS: 1 };

/** The nine bytes before a frame's payload, put together again from what they said. */
function FrameHead({ length, type, flags, stream }: { length: number; type: string; flags: number; stream: number }) {
  const set = Object.entries(flagNames).flatMap(([bit, name]) => (flags & Number(bit) ? [name] : []));
  return (
    <>
      <h3>
        {words.head} <span>{copy.bytes(9)}</span>
      </h3>
      <Row hex={hexOf(length, 3)} says={words.length(length)} />
      <Row hex={hexOf(typeNumbers[type] ?? 0, 1)} says={words.type(type)} />
      <Row hex={hexOf(flags, 1)} says={words.flags(set)} />
      <Row hex={hexOf(stream, 4)} says={copy.stream(stream)} />
    </>
  );
}

function Row({ hex, says, value }: { hex: string; says: string; value?: string }) {
  return (
    <div className={styles.row}>
      <code>{hex}</code>
      <span>
        {says}
        {value === undefined ? null : (
          <>
            {' = '}
            <b>{value}</b>
          </>
        )}
      </span>
    </div>
  );
}

const hexOf = (value: number, bytes: number): string =>
  value
    .toString(16)
    .padStart(bytes * 2, '0')
    .replace(/(..)(?=.)/g, '$1 ');
