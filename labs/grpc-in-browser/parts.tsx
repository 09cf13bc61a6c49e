import type { PartProps } from '#model/scene.ts';
import { byteInHex } from '#model/technologies/grpc/protobuf.ts';
import { type Board, boardOf, protocolIn, type Row, sizesOf } from './board.ts';
import { copy, words } from './copy.vi.ts';
import styles from './parts.module.css';

/** The learner's browser, and what its program has of the newest call. */
function Browser({ picture, width, height }: PartProps) {
  const board = boardOf(picture);
  const report = board?.call.report;
  const agent = picture.webCalls.findLast((call) => call.report)?.report?.agent;
  return (
    <foreignObject width={width} height={height} className={styles.frame}>
      <section className={styles.browser} aria-label={copy.roles.browser.name}>
        <header>
          <strong>{copy.roles.browser.name}</strong>
        </header>
        <small>{agent === undefined ? words.notYet : words.agent(agent)}</small>
        {board ? (
          <p data-failed={report ? report.code !== null : undefined}>{report ? report.text : words.calling}</p>
        ) : null}
      </section>
    </foreignObject>
  );
}

/** The newest call, byte by byte beside what the bytes mean; and how long the same question was in each protocol. */
function Bytes({ picture, frame, width, height }: PartProps) {
  const board = boardOf(picture);
  return (
    <foreignObject width={width} height={height}>
      <div className={styles.board} data-frame={frame}>
        {board ? <Call board={board} /> : <p className={styles.request}>{words.nothingYet}</p>}
        <section className={styles.sizes}>
          <p className={styles.title}>{words.sizes}</p>
          <dl>
            {sizesOf(picture).map(({ protocol, out, back }) => (
              <div key={protocol}>
                <dt>{words.protocols[protocol]}</dt>
                <dd>{out === undefined || back === undefined ? words.notAsked : words.sizesOf(out, back)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </foreignObject>
  );
}

function Call({ board }: { board: Board }) {
  const { call, request, response } = board;
  const protocol = protocolIn(board);
  return (
    <>
      <section className={styles.request}>
        <p className={styles.title}>
          {words.request} {protocol ? <i>{words.protocols[protocol]}</i> : null}
        </p>
        {request ? <Half line={`POST ${call.method}`} half={request} /> : <p>{words.nothingSent}</p>}
      </section>
      <section className={styles.response}>
        <p className={styles.title}>{words.response}</p>
        {response ? <Half line={`HTTP ${response.status}`} half={response} /> : null}
        {call.report ? (
          <p className={styles.report} data-failed={call.report.code !== null}>
            <b>{words.own}</b> {call.report.text}
          </p>
        ) : (
          <p>{words.waiting}</p>
        )}
      </section>
    </>
  );
}

function Half({ line, half }: { line: string; half: NonNullable<Board['request']> }) {
  return (
    <>
      <p className={styles.line}>{line}</p>
      <ul className={styles.headers}>
        {half.headers.map(([name, value]) => (
          <li key={name}>
            <i>{name}:</i> {value}
          </li>
        ))}
      </ul>
      <p>
        {half.bytes === undefined ? words.waiting : words.body(half.bytes)}
        {half.before > 0 ? ` · ${words.cut(half.before)}` : ''}
      </p>
      {half.rows.map((row, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: messages of one body, in their order
        <Message key={place} row={row} />
      ))}
    </>
  );
}

function Message({ row }: { row: Row }) {
  return (
    <p className={styles.message} data-role={row.role}>
      <span className={styles.hex}>
        <Hex bytes={row.flag} part="flag" />
        <Hex bytes={row.length} part="length" />
        <Hex bytes={row.payload} part="message" more={row.more} />
      </span>
      {row.role === 'message' ? null : <b>{words.meaning[row.role]}</b>} {row.meaning}
    </p>
  );
}

function Hex({ bytes, part, more = 0 }: { bytes: readonly number[]; part: keyof typeof words.parts; more?: number }) {
  if (bytes.length === 0) return null;
  return (
    <span data-part={part} title={words.parts[part]}>
      {bytes.map(byteInHex).join(' ')}
      {more > 0 ? ` ${words.more(more)}` : ''}
    </span>
  );
}

/** Drawings that are this lab's alone, by the name that the scene gives. */
export const parts = { browser: Browser, bytes: Bytes };
