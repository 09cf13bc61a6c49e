import { shownPrograms } from '#model/scene/programs.ts';
import type { PartProps } from '#model/scene.ts';
import type { CallPicture } from '#model/technologies/grpc/picture.ts';
import { words } from './copy.vi.ts';
import { lab } from './lab.ts';

type State = 'answered' | 'waits' | 'failed';

const stateOf = ({ ended, reset }: CallPicture): State => {
  if (!ended && !reset) return 'waits';
  return ended?.how === 'trailers' && ended.status === 0 ? 'answered' : 'failed';
};

/** As many as the picture keeps. */
const columns = 24;
const rowHeight = 27;

/** Who got the newest calls: a row for each stock, a column for each call in the order in which they were made. */
function CallSheet({ picture, frame, width }: PartProps) {
  const stocks = shownPrograms(picture, lab, 'stock');
  const { streams: calls } = picture;
  const isPhone = frame === 'portrait';
  const [left, right] = isPhone ? [44, 30] : [64, 76];
  const step = (width - left - right) / columns;
  const first = isPhone ? 44 : 28;
  return (
    <g>
      <title>
        {words.described(stocks.map((id, i) => [i + 1, calls.filter(({ server }) => server === id).length]))}
      </title>
      <text y="13" style={{ fontSize: 13, fontWeight: 600, fill: 'var(--ink)' }}>
        {calls.length === 0 ? words.none : words.title(calls.length)}
      </text>
      <g transform={isPhone ? 'translate(0 20)' : `translate(${width - 268} 1)`}>
        <Key />
      </g>
      {stocks.map((id, row) => {
        const own = calls.filter(({ server }) => server === id);
        return (
          <g key={id} transform={`translate(0 ${first + row * rowHeight})`}>
            <text y="15" style={{ fontSize: 12.5, fill: 'var(--ink-2)' }}>
              {words.row(row + 1)}
            </text>
            <path d={`M${left} 11H${width - right}`} stroke="var(--rule)" />
            {calls.map((call, column) =>
              call.server === id ? (
                <g key={call.id} transform={`translate(${left + column * step + step / 2} 11)`}>
                  <Mark state={stateOf(call)} half={Math.min(step / 2 - 1.5, 9)} />
                </g>
              ) : null,
            )}
            <text x={width} y="15" textAnchor="end" style={{ fontSize: 13, fontWeight: 600, fill: 'var(--ink)' }}>
              {isPhone ? own.length : words.count(own.length)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function Mark({ state, half }: { state: State; half: number }) {
  const tall = 8;
  const box = { x: -half, y: -tall, width: 2 * half, height: 2 * tall, rx: 2 };
  if (state === 'answered') return <rect {...box} fill="var(--grpc)" />;
  if (state === 'waits') return <rect {...box} fill="var(--card)" stroke="var(--grpc)" strokeDasharray="3 2" />;
  const arm = Math.min(half, tall - 1);
  return (
    <path d={`M${-arm} ${-arm}L${arm} ${arm}M${arm} ${-arm}L${-arm} ${arm}`} stroke="var(--bad)" strokeWidth="3" />
  );
}

const keyed = [
  ['answered', 0],
  ['waits', 84],
  ['failed', 194],
] as const;

function Key() {
  return (
    <g>
      {keyed.map(([state, x]) => (
        <g key={state} transform={`translate(${x + 8} 8)`}>
          <Mark state={state} half={6} />
          <text x="12" y="4.5" style={{ fontSize: 12, fill: 'var(--ink-2)' }}>
            {words.state[state]}
          </text>
        </g>
      ))}
    </g>
  );
}

/** Drawings that are this lab's alone, by the name that the scene gives. */
export const parts = { sheet: CallSheet };
