import type { CardWords } from '#components/technology-view.ts';
import type { Lab } from '#model/lab.ts';
import type { Picture, ProgramPicture } from '#model/picture.ts';
import { copy } from './copy.vi.ts';

/** How many requests a program has not been answered, or answers. */
export const card = ({ id, role }: ProgramPicture, lab: Lab, { requests }: Picture): CardWords | undefined => {
  if (!lab.needs.includes('http')) return undefined;
  if (lab.webServers?.includes(role)) {
    return {
      says: copy.card.server(requests.filter(({ server, sent, ended }) => server === id && sent && !ended).length),
    };
  }
  const open = requests.filter(({ client, ended }) => client === id && !ended).length;
  return open > 0 ? { says: copy.card.client(open) } : undefined;
};
