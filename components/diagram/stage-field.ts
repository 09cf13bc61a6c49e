import { readStationId } from '#components/station-id.ts';
import type { SceneLayout, Station } from '#model/scene.ts';
import type { Box, Field } from './free-place.ts';

/** A stage's field, and the ground of its platforms by station: free for what is said of them, and for nothing else. */
export interface StageField extends Field {
  grounds: ReadonlyMap<string, Box>;
}

const margin = 6;
const pointRadius = 13;
/** Half of a track, and a little. */
const trackRadius = 6;
/** Height of letters within the line that a text takes up. */
const letters = { from: 0.12, share: 0.8 };

const around = ({ x, y }: Station, width: number, height: number): Box => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
});

/** What stands on a stage now: boxes from the layout, and its words as the browser has set them but for those that pass. */
export const stageField = (
  svg: SVGSVGElement,
  layout: SceneLayout,
  passing: readonly (SVGGElement | null)[],
): StageField => {
  const matrix = svg.getScreenCTM()?.inverse();
  const taken: Box[] = [];
  const busy: Box[] = [];
  const grounds = new Map<string, Box>();
  for (const station of layout.stations) {
    if ('width' in station && readStationId(station.id)?.view.isGround)
      grounds.set(station.id, around(station, station.width, station.height));
    else if ('width' in station) taken.push(around(station, station.width + 4, station.height + 4));
    else if (station.kind !== 'caption') taken.push(around(station, 2 * pointRadius, 2 * pointRadius));
  }
  for (const { points } of layout.tracks) {
    for (const [index, [x, y]] of points.slice(1).entries()) {
      const [fromX, fromY] = points[index] ?? [x, y];
      busy.push({
        x: Math.min(x, fromX) - trackRadius,
        y: Math.min(y, fromY) - trackRadius,
        width: Math.abs(x - fromX) + 2 * trackRadius,
        height: Math.abs(y - fromY) + 2 * trackRadius,
      });
    }
  }
  if (matrix) {
    for (const text of svg.querySelectorAll('text')) {
      if (!text.textContent || passing.some((layer) => layer?.contains(text))) continue;
      const { left, top, width, height } = text.getBoundingClientRect();
      if (width === 0) continue;
      taken.push({
        x: left * matrix.a + matrix.e - 4,
        y: (top + height * letters.from) * matrix.d + matrix.f,
        width: width * matrix.a + 8,
        height: height * letters.share * matrix.d,
      });
    }
  }
  return {
    bounds: { x: margin, y: margin, width: layout.width - 2 * margin, height: layout.height - 2 * margin },
    taken,
    busy,
    grounds,
  };
};
