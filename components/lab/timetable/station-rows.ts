import { readStationId } from '#components/station-id.ts';
import type { Lab } from '#model/lab.ts';
import type { Picture } from '#model/picture.ts';
import { roleOf } from '#model/role.ts';

/** Of a scene's rows those that the timetable has room for: on a phone, where there are more than two, where messages wait, who works on them, and whose cable may be cut. */
export const stationRows = (
  lab: Lab,
  picture: Picture,
  rows: readonly string[],
  compact: boolean,
): readonly string[] =>
  compact && rows.length > 2
    ? rows.filter((station) => {
        const role = lab.roles[roleOf(lab, picture, station) ?? ''];
        return role?.cable || !(readStationId(station)?.view.isPassing || station === rows[0]);
      })
    : rows;
