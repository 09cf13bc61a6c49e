import type { Picture } from '#model/picture.ts';

/** How long the worker takes for a message, as its program says: by the incident, and by what an event is about. */
export const workMs = (body: string, program: string, { settings }: Picture): number | undefined => {
  if (program !== 'worker') return undefined;
  switch (settings.incident) {
    case 'slow':
      return 80;
    case 'stuck':
      return 150;
    case 'undone':
      return body.includes('"giao"') ? 400 : 50;
    default:
      return 100;
  }
};
