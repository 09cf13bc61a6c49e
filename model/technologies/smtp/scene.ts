import type { Spot } from '../../scene/stations.ts';
import type { StationOf } from '../../scene.ts';
import { inboxStation } from './stations.ts';

/** The inbox of a mail server, with its newest mails. */
export const inbox = (server: string, spot: Spot): StationOf<'inbox'> => ({
  id: inboxStation(server),
  kind: 'inbox',
  server,
  ...spot,
});
