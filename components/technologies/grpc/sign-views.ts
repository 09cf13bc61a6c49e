import { tokenShape } from '#components/diagram/token.tsx';
import type { SignView } from '#components/technology-view.ts';
import type { Sign } from '#model/technologies/grpc/ids.ts';

const letter = 7.4;

/** A flag on its pole, about its cloth. */
const flag = (text: string): string => {
  const half = (text.length * letter + 18) / 2;
  return `M${-half} 16V-9H${half + 4}l-5 9 5 9H${-half}`;
};

const written = (text: string) => () => text;
const always = () => true;
const never = () => false;

/** Frames that are no message, on their way over a rail or along the tunnel's wall. */
export const signs: Readonly<Record<Sign, SignView>> = {
  headers: {
    name: 'HEADERS',
    outline: () => 'M-5 -7H5a2 2 0 0 1 2 2V5a2 2 0 0 1 -2 2H-5a2 2 0 0 1 -2 -2V-5a2 2 0 0 1 2 -2z',
    text: written(''),
    tone: 'line',
    mark: { outline: 'M-3 -3H3V3H-3z', at: 'start' },
    isDetail: always,
  },
  end: {
    name: 'END_STREAM',
    outline: tokenShape,
    text: written('END'),
    tone: 'hollow',
    mark: { outline: 'M-2 -4H2V4H-2z', at: 'end' },
    isDetail: always,
  },
  trailers: {
    name: 'trailers',
    outline: flag,
    text: (label) => label,
    tone: 'ink',
    mark: { outline: 'M-1 4V-7H7l-2 3 2 3H0V4z', at: 'end' },
    isDetail: (label) => label === '0',
  },
  reset: {
    name: 'RST_STREAM',
    outline: () => 'M-8 -8L8 8M8 -8L-8 8',
    text: written(''),
    tone: 'bad',
    mark: { outline: 'M-4 -4L4 4M4 -4L-4 4', at: 'end' },
    isDetail: never,
  },
  goaway: {
    name: 'GOAWAY',
    outline: tokenShape,
    text: written('GOAWAY'),
    tone: 'plate',
    mark: { outline: 'M-5 -3H5V3H-5z', at: 'end' },
    isDetail: never,
  },
};
