import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { LabEvent } from '#model/events.ts';
import { logFile } from '#model/log-file.ts';
import { emptyPicture, type Picture } from '#model/picture.ts';
import { reduce } from '#model/reduce.ts';
import type { TrackState } from '#model/scene.ts';
import { ghostsOf, membershipsOf, silenceOf } from '#model/technologies/kafka/members.ts';
import type { MemberPicture } from '#model/technologies/kafka/picture.ts';
import { partitionId } from '#model/technologies/kafka/record.ts';
import { partitionStation } from '#model/technologies/kafka/stations.ts';
import { isHaunted } from './members.ts';
import { scene } from './scene.ts';

const { events } = logFile.parse(JSON.parse(readFileSync(path.join(import.meta.dirname, 'trace.json'), 'utf8')));

/** Every moment of the recording at which a program is two members: what has just happened, and the picture after it. */
const haunted = (): { event: LabEvent; picture: Picture }[] => {
  let picture = emptyPicture;
  return events.flatMap((event) => {
    picture = reduce(picture, event);
    return isHaunted(picture) ? [{ event, picture }] : [];
  });
};

const toward = (member: MemberPicture | undefined, state: TrackState): [from: string, state: TrackState][] =>
  member?.partitions.map(({ topic, partition }) => [partitionStation(topic, partition), state]) ?? [];

test('a program that runs again while the dead one is still a member has one card, and what the dead one keeps is cut', () => {
  const moments = haunted();
  expect(moments.length).toBeGreaterThan(3);
  for (const { picture } of moments) {
    const [ghost, ...others] = ghostsOf(picture, 'invoice-2');
    const [living] = membershipsOf(picture, 'invoice-2').filter(({ isGhost }) => !isGhost);
    expect(others).toEqual([]);
    expect(silenceOf(picture, 'invoice-2')).toBe(ghost?.silence);
    const { stations, tracks } = scene(picture, 'landscape');
    expect(stations.filter(({ id }) => id === 'invoice-2')).toHaveLength(1);
    const read = tracks.filter(({ to }) => to === 'invoice-2').map(({ from, state }) => [from, state]);
    expect(read).toEqual([...toward(ghost, 'cut'), ...toward(living, 'open')]);
  }
});

test('what the dead one keeps nobody reads, though orders for it come', () => {
  const moments = haunted();
  const placeOf = ({ event }: (typeof moments)[number], type: LabEvent['type']) =>
    event.type === type && 'partition' in event ? partitionId(event) : undefined;
  const keptAt = ({ picture }: (typeof moments)[number]) =>
    ghostsOf(picture, 'invoice-2').flatMap(({ partitions }) => partitions.map(partitionId));
  const about = (type: LabEvent['type']) =>
    moments.filter((moment) => keptAt(moment).includes(placeOf(moment, type) ?? ''));
  expect(about('record.appended').length).toBeGreaterThan(3);
  expect(about('record.consumed')).toEqual([]);
});
