'use client';
import { useStage } from '#components/diagram/stage-context.ts';
import { frameId } from '#model/technologies/grpc/ids.ts';
import { type CallPicture, type Direction, methodOf, type Rail, senderOf } from '#model/technologies/grpc/picture.ts';
import type { LaneStation } from '#model/technologies/grpc/stations.ts';
import { copy } from './copy.vi.ts';
import { BufferStop, flagWidth, HeadersSquare, Landed, ResetCross, StatusFlag } from './signs.tsx';
import styles from './tunnel.module.css';

/** A call in its tunnel: its signs, and what each end has sent and got. Its rails are the tracks of the stage. */
export function Lane({ station }: { station: LaneStation }) {
  const { picture } = useStage();
  const call = picture.streams.findLast(({ id }) => id === station.call);
  if (!call) return null;
  const { x, y, width, height, upright, wide } = station;
  return (
    <g>
      <title>{copy.lane(call)}</title>
      {wide ? (
        <rect className={styles.wide} x={x - width / 2} y={y - height / 2} width={width} height={height} />
      ) : null}
      {upright ? null : <path className={styles.rule} d={`M${x - width / 2} ${y + height / 2}H${x + width / 2}`} />}
      {upright ? <Upright call={call} station={station} /> : <Lying call={call} station={station} />}
    </g>
  );
}

interface LaneProps {
  call: CallPicture;
  station: LaneStation;
}

const shownChips = 4;
const chipStep = 34;

function Lying({ call, station }: LaneProps) {
  const { x, y, width, height, wide, rails } = station;
  const [left, right, top] = [x - width / 2, x + width / 2, y - height / 2];
  const { out, back, ended, reset } = call;
  const isOver = ended !== undefined || reset !== undefined;
  const middle = (rails.out + rails.back) / 2;
  // In a chain lanes are half as wide, and the words need all of it.
  const isNarrow = station.says === 'deadline';
  const cross = isNarrow ? left + 28 : x;
  // The flag stands behind what the client got last.
  const chipsWidth = wide ? Math.min(back.newest.length, shownChips) * chipStep : 0;
  return (
    <>
      <text className={styles.name} x={left + 14} y={top + 20}>
        {copy.stream(call.stream)}
      </text>
      <text className={styles.said} x={left + 96} y={top + 20}>
        {headOf(call, station)}
      </text>
      {station.says === 'kind' ? (
        <text className={styles.said} x={right - 12} y={top + 20} textAnchor="end">
          {stateOf(call)}
        </text>
      ) : null}
      {isOver ? null : (
        <>
          <Headers call={call} station={station} direction="out" at={[x, right - 22]} />
          <Headers call={call} station={station} direction="back" at={[x, left + 22]} />
        </>
      )}
      {out.closed && !isOver ? <BufferStop x={left + 16} y={rails.out} /> : null}
      {reset ? (
        <Landed message={resetId(call)} station={station.id}>
          <ResetCross x={cross} y={middle} />
          <text className={styles.bad} x={cross + 22} y={middle + 4}>
            {isNarrow ? '' : 'RST_STREAM '}
            {copy.code(reset.code)}
          </text>
        </Landed>
      ) : null}
      {ended?.how === 'trailers' ? (
        <Landed message={frameId(call.id, 'back', 'trailers')} station={call.client}>
          <StatusFlag x={left + 18 + chipsWidth} y={middle} text={flagOf(ended, station)} />
        </Landed>
      ) : null}
      {ended?.how === 'connection' && !reset ? (
        <>
          <ResetCross x={isNarrow ? cross : right - 40} y={middle} />
          {isNarrow ? (
            <text className={styles.bad} x={cross + 22} y={middle + 4}>
              {copy.rails.broken}
            </text>
          ) : null}
        </>
      ) : null}
      {wide ? <Ends call={call} station={station} /> : null}
    </>
  );
}

const resetId = ({ id, reset }: CallPicture): string =>
  frameId(id, reset && senderOf.out === reset.by ? 'out' : 'back', 'reset');

/** HEADERS where they are: half way, or at the end of their rail once they have come. */
function Headers({
  call,
  station,
  direction,
  at: [halfway, end],
}: LaneProps & { direction: Direction; at: readonly [halfway: number, end: number] }) {
  const { begun, begunSeen } = call[direction];
  if (!begun) return null;
  const along = begunSeen ? end : halfway;
  const across = station.rails[direction];
  const receiver = direction === 'out' ? (call.server ?? '') : call.client;
  return (
    <Landed message={frameId(call.id, direction, 'headers')} station={begunSeen ? receiver : station.id}>
      {station.upright ? <HeadersSquare x={across} y={along} /> : <HeadersSquare x={along} y={across} />}
    </Landed>
  );
}

/** What each end sent and got, at its side of the rails; the chips are messages that came last. */
function Ends({ call, station }: LaneProps) {
  const { x, width, rails } = station;
  const [left, right] = [x - width / 2, x + width / 2];
  const { out, back, ended, reset } = call;
  const isOver = ended !== undefined || reset !== undefined;
  const under = { out: out.sent - out.got, back: back.sent - back.got };
  return (
    <>
      <text className={styles.count} x={left + 14} y={rails.out - 20}>
        {copy.sent(out.sent)}
        {out.closed && !isOver ? <tspan className={styles.strong}>, {copy.outClosed}</tspan> : null}
      </text>
      <text className={styles.count} x={right - 12} y={rails.out - 20} textAnchor="end">
        {copy.got(out.got)}, {copy.bytes(out.gotBytes)}
      </text>
      <text className={styles.count} x={right - 12} y={rails.back + 30} textAnchor="end">
        {copy.sent(back.sent)}
      </text>
      <text className={styles.count} x={left + 14} y={rails.back + 30}>
        {copy.got(back.got)}, {copy.bytes(back.gotBytes)}
      </text>
      {out.closed && !isOver ? (
        <text className={styles.open} x={x} y={rails.back - 16} textAnchor="middle">
          {copy.backOpen}
        </text>
      ) : null}
      {isOver ? null : (
        <>
          <UnderWay count={under.out} x={x} y={rails.out - 18} />
          <UnderWay count={under.back} x={x} y={rails.back + 28} />
        </>
      )}
      <Chips rail={out} program={call.server ?? ''} from={right - 14} step={-chipStep} y={rails.out + 24} />
      <Chips rail={back} program={call.client} from={left + 14} step={chipStep} y={rails.back - 24} />
    </>
  );
}

function UnderWay({ count, x, y }: { count: number; x: number; y: number }) {
  return count > 0 ? (
    <text className={styles.said} x={x} y={y} textAnchor="middle">
      {copy.underWay(count)}
    </text>
  ) : null;
}

/** Messages that a program got last, each to be looked at. */
function Chips({
  rail,
  program,
  from,
  step,
  y,
}: {
  rail: Rail;
  program: string;
  from: number;
  step: number;
  y: number;
}) {
  const { select, hover, proof } = useStage();
  const chips = rail.newest.slice(-shownChips);
  return (
    <g>
      {chips.map(({ message, number }, index) => {
        const x = from + step * ((step < 0 ? chips.length - 1 - index : index) + 0.5);
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the keyboard's way to a message is the list in its tab
          <g
            key={message}
            className={styles.chip}
            data-message={message}
            data-station={program}
            data-proves={proof?.messages.has(message) || undefined}
            onClick={() => select(message)}
            onPointerEnter={() => hover(message)}
            onPointerLeave={() => hover(null)}
          >
            <rect x={x - 15} y={y - 10} width="30" height="20" rx="5" />
            <text x={x} y={y + 4.5}>
              {number}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** On a phone the rails stand upright, with what is said of each beside it. */
function Upright({ call, station }: LaneProps) {
  const { x, y, width, height, rails } = station;
  const [top, bottom] = [y - height / 2, y + height / 2];
  const { out, back, ended, reset } = call;
  const isOver = ended !== undefined || reset !== undefined;
  return (
    <>
      <text className={styles.name} x={x} y={top + 18} textAnchor="middle">
        {copy.stream(call.stream)}
      </text>
      <text className={styles.said} x={x} y={top + 34} textAnchor="middle">
        {headOf(call, station)}
      </text>
      {out.closed && !isOver ? <BufferStop x={rails.out} y={top + 14} turned /> : null}
      {isOver ? null : (
        <>
          <Headers call={call} station={station} direction="out" at={[y, bottom - 14]} />
          <Headers call={call} station={station} direction="back" at={[y, top + 14]} />
        </>
      )}
      {reset ? (
        <Landed message={resetId(call)} station={station.id}>
          <ResetCross x={x} y={y} />
          <text className={styles.bad} x={x} y={y + 28} textAnchor="middle">
            RST_STREAM {copy.code(reset.code)}
          </text>
        </Landed>
      ) : null}
      {ended?.how === 'trailers' ? (
        <Landed message={frameId(call.id, 'back', 'trailers')} station={call.client}>
          <StatusFlag x={x - flagWidth(flagOf(ended, station)) / 2} y={top + 62} text={flagOf(ended, station)} />
        </Landed>
      ) : null}
      {ended?.how === 'connection' ? <ResetCross x={x} y={y} /> : null}
      <text className={styles.count} x={x - width / 2 - 8} y={y - 8} textAnchor="end">
        {copy.sent(out.sent)}
      </text>
      <text className={styles.count} x={x - width / 2 - 8} y={y + 10} textAnchor="end">
        {copy.got(out.got)}
      </text>
      <text className={styles.count} x={x + width / 2 + 8} y={y - 8}>
        {copy.got(back.got)}
      </text>
      <text className={styles.count} x={x + width / 2 + 8} y={y + 10}>
        {copy.sent(back.sent)}
      </text>
    </>
  );
}

const headOf = (call: CallPicture, { says }: LaneStation): string => {
  if (says === 'deadline') return copy.deadline(methodOf(call), call.timeoutMs);
  return says === 'kind' ? copy.kind(call.kind) : copy.format(call.contentType);
};

/** Where what became of calls is looked at, the flag bears the name of the status. */
const flagOf = ({ status }: { status: number | null }, { says }: LaneStation): string =>
  says === 'deadline' ? copy.status(status) : `grpc-status: ${status ?? '?'}`;

const stateOf = ({ ended, reset, openedAt, seenAt }: CallPicture): string => {
  if (ended) return copy.ended(ended, copy.seconds(ended.at - openedAt));
  if (reset) return '';
  return seenAt === undefined ? copy.waiting : '';
};
