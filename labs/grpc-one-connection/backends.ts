import { programsIn } from '#model/moves.ts';
import type { Picture, ProgramPicture } from '#model/picture.ts';
import { type CallPicture, type ConnectionPicture, isOpen } from '#model/technologies/grpc/picture.ts';

/** Programs that would answer a call. */
export const answering = (picture: Picture): string[] => programsIn(picture, 'stock', 'running');
/** Programs that stand still: their connections are open, and they say nothing. */
export const frozenOnes = (picture: Picture): string[] => programsIn(picture, 'stock', 'frozen');

/** A stock that has been started since that connection was opened, and which it does not lead to. */
export const newcomerTo = (picture: Picture, connection: ConnectionPicture | undefined): ProgramPicture | undefined =>
  connection &&
  answering(picture)
    .flatMap((id) => picture.programs[id] ?? [])
    .find(({ id, startedAt }) => id !== connection.server && startedAt > connection.openedAt);

/** The newest connection of the shop that is open. */
export const connectionInUse = ({ http2 }: Picture): ConnectionPicture | undefined =>
  Object.values(http2).findLast(({ closed }) => !closed);

/** Calls that a stock has and has not answered. */
export const inHandOf = ({ streams }: Picture, stock: string): CallPicture[] =>
  streams.filter((call) => call.server === stock && isOpen(call));

/** The client may hear of a server's death before the platform does. */
const sooner = 1_000;

/** Calls that have ended, or are about to, because their server died at that time. */
export const lostWith = ({ streams }: Picture, stock: string, diedAt: number): CallPicture[] =>
  streams.filter(({ server, ended, reset }) =>
    server !== stock || reset ? false : !ended || (ended.how === 'connection' && ended.at > diedAt - sooner),
  );
