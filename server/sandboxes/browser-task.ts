import type { BrowserTask } from '#model/browser-task.ts';
import type { Control, Lab, Role } from '#model/lab.ts';
import type { Picture } from '#model/picture.ts';
import { isSetting } from '#model/setting.ts';
import type { Corners } from '#server/brokers/ground.ts';
import type { Corner } from '#server/technologies/technology.ts';
import { programEnv } from './program-env.ts';
import type { Order } from './troupe.ts';

interface Scope {
  /** Of the sandbox. */
  id: string;
  corners: Corners;
  picture: Picture;
}

/** What an order leaves to the learner's browser; a setting alone leaves nothing, since it comes along with the next task. */
export const browserTaskOf = (
  lab: Lab,
  control: Control,
  order: Order,
  { id, corners, picture }: Scope,
): BrowserTask | undefined => {
  if (order.do !== 'tell' || isSetting(control)) return undefined;
  const program = order.roles.find((name) => lab.roles[name]?.runsIn === 'browser');
  const role = program === undefined ? undefined : lab.roles[program];
  if (program === undefined || !role) return undefined;
  return { lab: lab.slug, program, line: order.line, env: browserEnv(role, program, { id, corners, picture }) };
};

/** As a program's own, but that it reaches servers by paths of the site, and nothing is told that it has no need of. */
const browserEnv = (role: Role, program: string, { id, corners, picture }: Scope): Record<string, string> => {
  const own = [...corners.values()].map(
    (corner): Corner => ({
      ...corner,
      env: () => ({}),
      resolve: (value) =>
        'servers' in value ? `/api/sandboxes/${id}/programs/${value.servers}` : corner.resolve(value),
    }),
  );
  return programEnv(role, program, { corners: own, start: 1, picture });
};
