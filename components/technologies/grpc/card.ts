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
