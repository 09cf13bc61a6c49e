import type { ProgramPicture } from '#model/picture.ts';
import { SessionRing } from './session-ring.tsx';

/** How long the broker will still believe in a silent member. */
export const aftermath = ({ silence }: ProgramPicture) => (silence ? <SessionRing silence={silence} /> : null);
