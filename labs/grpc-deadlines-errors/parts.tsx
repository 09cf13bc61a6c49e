import { useId } from 'react';
import type { PartProps } from '#model/scene.ts';
import { words } from './copy.vi.ts';
import { type Try, type Work, type Works, worksOf } from './works.ts';

/** Whole seconds that an axis may end at. */
const scales = [1, 2, 3, 5, 6, 8, 10, 15, 30, 60];
const small = { fontSize: 12, fill: 'var(--ink-3)' };
const strong = { fontWeight: 600, fill: 'var(--ink)' };
/** Words may stand where the deadline passes through. */
const said = { fontSize: 12.5, fill: 'var(--ink-2)', paintOrder: 'stroke', stroke: 'var(--card)', strokeWidth: 4 };
const thick = 20;

type Scale = (ms: number) => number;

/** Who worked for what was asked last, from when to when, over one axis with the deadline; hatched: nobody waits for it any more. */
function WorkBars({ picture, frame, width, height }: PartProps) {
  const hatch = useId();
  const works = worksOf(picture);
  if (!works) {
    return (
      <text y="20" style={{ fontSize: 14, fill: 'var(--ink-2)' }}>
        {words.none}
      </text>
    );
  }
  const { deadline } = works;
  const seconds = secondsOf(works);
  const lying = frame === 'landscape';
  const [left, right] = [lying ? 92 : 2, width - 8];
  const x: Scale = (ms) => left + (ms / (seconds * 1_000)) * (right - left);
  const step = (height - 62) / 3;
  const bottom = 28 + 3 * step;
  const line = deadline !== undefined && deadline <= seconds * 1_000 ? { deadline, at: x(deadline) } : undefined;
  const rows = [
    { name: words.rows.checkout, works: works.checkout, says: sayOfCheckout(works) },
    { name: words.rows.order, works: works.order, says: sayOfServer(works.order) },
    { name: words.rows.stock, works: works.stock, says: sayOfServer(works.stock) },
  ];
  return (
    <g>
      <title>{described(works)}</title>
      <defs>
        <pattern id={hatch} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="7" height="7" fill="var(--card)" />
          <rect width="3" height="7" fill="var(--bad)" />
        </pattern>
      </defs>
      <text y="13" style={{ ...strong, fontSize: 13 }}>
        {words.title(works.id, works.method)}
        {/* Where the title is as wide as the drawing, it says what else would stand at the line. */}
        {line && !lying ? `, ${words.deadline(line.deadline)}` : ''}
      </text>
      {line ? (
        <path d={`M${line.at} 26V${bottom}`} stroke="var(--ink)" strokeWidth="2" strokeDasharray="5 4" fill="none" />
      ) : null}
      {line && lying ? (
        <text
          x={line.at}
          y="22"
          textAnchor={line.at > right - 60 ? 'end' : 'middle'}
          style={{ ...strong, fontSize: 12 }}
        >
          {words.deadline(line.deadline)}
        </text>
      ) : null}
      {rows.map((row, i) => (
        <g key={row.name} transform={`translate(0 ${30 + i * step})`}>
          <text y={lying ? 15 : 11} style={{ ...strong, fontSize: 12.5 }}>
            {row.name}
          </text>
          <g transform={`translate(0 ${lying ? 0 : 16})`}>
            {row.works.map((work) => (
              <Bar key={work.from} work={work} x={x} hatch={hatch} />
            ))}
            {row.says ? (
              <text x={left} y={thick + 14} style={row.says.isBad ? { ...said, fill: 'var(--bad)' } : said}>
                {row.says.text}
              </text>
            ) : null}
          </g>
        </g>
      ))}
      <Axis seconds={seconds} x={x} y={bottom + 6} />
    </g>
  );
}

/** Where the axis ends. What was over long before its deadline is looked at from nearer. */
const secondsOf = ({ deadline = 0, checkout, order, stock }: Works): number => {
  const all: Work[] = [...checkout, ...order, ...stock];
  const isNear = all.some(({ to, goesOn }) => goesOn || to > deadline * 0.6);
  const longest = Math.max(...all.map(({ to }) => to), isNear ? deadline : 0);
  return scales.find((limit) => limit * 1_000 >= longest * 1.05) ?? Math.ceil(longest / 60_000) * 60;
};

/** What somebody waits for is filled, what nobody waits for any more is hatched. */
function Bar({ work, x, hatch }: { work: Work; x: Scale; hatch: string }) {
  const { from, to, goesOn, aloneFrom, end } = work;
  const [begin, until] = [x(from), Math.max(x(to), x(from) + 3)];
  const alone = aloneFrom === undefined ? until : Math.min(until, x(aloneFrom));
  return (
    <g>
      <Stretch from={begin} to={alone} goesOn={goesOn && alone === until} colour="var(--grpc)" fill={wanted} />
      <Stretch from={alone} to={until} goesOn={goesOn} colour="var(--bad)" fill={`url(#${hatch})`} />
      {end === 'died' || end === 'dropped' ? (
        <path
          d={`M${until - 5} ${thick / 2 - 5}l10 10m0 -10l-10 10`}
          stroke={end === 'died' ? 'var(--bad)' : 'var(--ink)'}
          strokeWidth="2.6"
          fill="none"
        />
      ) : null}
    </g>
  );
}

const wanted = 'color-mix(in srgb, var(--grpc) 30%, var(--card))';

interface StretchProps {
  from: number;
  to: number;
  goesOn: boolean;
  colour: string;
  fill: string;
}

function Stretch({ from, to, goesOn, colour, fill }: StretchProps) {
  if (to <= from) return null;
  const dashes = goesOn ? '4 3' : undefined;
  return (
    <rect x={from} y="0.5" width={to - from} height={thick - 1} fill={fill} stroke={colour} strokeDasharray={dashes} />
  );
}

interface Said {
  text: string;
  isBad: boolean;
}

const sayOfCheckout = ({ checkout }: Works): Said | undefined => {
  const last: Try | undefined = checkout.at(-1);
  if (!last) return undefined;
  const { ended, to } = last;
  const tries = checkout.length > 1 ? words.tries(checkout.length) : '';
  if (!ended) return { text: `${tries}${words.waits(to)}`, isBad: false };
  const isBad = !(ended.how === 'trailers' && ended.status === 0);
  return { text: `${tries}${words.ended(ended, to)}`, isBad };
};

const sayOfServer = (works: readonly Work[]): Said | undefined => {
  const last = works.at(-1);
  if (!last) return undefined;
  const { from, to, aloneFrom, goesOn, end } = last;
  const did = end ? words.end[end] : goesOn ? words.works : words.worked;
  if (aloneFrom === undefined) return { text: `${did} ${words.after(to - from)}`, isBad: end === 'died' };
  return { text: `${did} ${words.after(to - from)}, ${words.alone(to - aloneFrom)}`, isBad: true };
};

function Axis({ seconds, x, y }: { seconds: number; x: Scale; y: number }) {
  const step = [0.5, 1, 2, 5, 10].find((one) => seconds / one <= 6) ?? 20;
  const ticks = Array.from({ length: Math.floor(seconds / step) + 1 }, (_, i) => i * step * 1_000);
  return (
    <g>
      <path d={`M${x(0)} ${y}H${x(seconds * 1_000)}`} stroke="var(--rule)" />
      {ticks.map((ms) => (
        <g key={ms}>
          <path d={`M${x(ms)} ${y}v4`} stroke="var(--ink-3)" />
          <text
            x={x(ms)}
            y={y + 16}
            textAnchor={ms === 0 ? 'start' : ms === seconds * 1_000 ? 'end' : 'middle'}
            style={small}
          >
            {words.tick(ms)}
          </text>
        </g>
      ))}
    </g>
  );
}

const described = (works: Works): string => {
  const says = [sayOfCheckout(works), sayOfServer(works.order), sayOfServer(works.stock)];
  const names = [words.rows.checkout, words.rows.order, words.rows.stock];
  const told = says.flatMap((one, i) => (one ? [`${names[i]}: ${one.text}.`] : []));
  return `${words.title(works.id, works.method)}. ${told.join(' ')}`;
};

/** Drawings that are this lab's alone, by the name that the scene gives. */
export const parts = { works: WorkBars };
