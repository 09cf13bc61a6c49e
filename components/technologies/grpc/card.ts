import type { CardWords } from '#components/technology-view.ts';
import type { Lab } from '#model/lab.ts';
import type { Picture, ProgramPicture } from '#model/picture.ts';
import { isOpen } from '#model/technologies/grpc/picture.ts';
import { copy } from './copy.vi.ts';

/** How many calls a program has open, as their client or as their server. */
export const card = ({ id, role }: ProgramPicture, lab: Lab, { streams }: Picture): CardWords | undefined => {
  if (!lab.needs.includes('grpc')) return undefined;
  const serves = lab.servers?.includes(role);
  const open = streams.filter((call) => (serves ? call.server : call.client) === id && isOpen(call)).length;
  return { says: serves ? copy.card.server(open) : copy.card.client(open) };
};

/** Both ends tell of a broken connection soon after the death that broke it, or even before. */
const soonMs = 1_000;

/** How many calls a server took with it. */
export const diedWith = ({ id, exited }: ProgramPicture, { streams }: Picture): string | undefined => {
  if (!exited) return undefined;
  const broken = streams.filter(
    ({ server, ended }) => server === id && ended?.how === 'connection' && Math.abs(ended.at - exited.at) < soonMs,
  );
  return broken.length > 0 ? copy.card.died(broken.length) : undefined;
};
