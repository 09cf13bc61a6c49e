import type { Part } from '#model/technologies.ts';
import { type Technology, technologies } from '#model/technology.ts';
import { stationViews, technologyViews } from './technologies.ts';

type Kind = Part<'station'>['kind'];

const isKind = (kind: string): kind is Kind => Object.hasOwn(stationViews, kind);

/** Whose stations are of that kind; `undefined` for the platform's, such as a program. */
export const technologyOfKind = (kind: string): Technology | undefined =>
  technologies.find((technology) => Object.hasOwn(technologyViews[technology].stations, kind));

/** What the id of a technology's station says: its kind, and after it its name; `undefined` for a program's. */
export const readStationId = (id: string): { view: (typeof stationViews)[Kind]; name: string } | undefined => {
  const end = id.indexOf(':');
  const kind = id.slice(0, Math.max(0, end));
  return isKind(kind) ? { view: stationViews[kind], name: id.slice(end + 1) } : undefined;
};
