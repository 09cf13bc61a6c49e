import type { Tell } from '#server/programs/report.ts';
import { tellListening } from '../tell-listening.ts';

/** Tells when the program listens, so that its clients start after it, and nothing of what goes over its connections. */
export const patch = (tell: Tell): void => tellListening(tell);
