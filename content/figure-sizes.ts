// Written by scripts/figures.ts; not by hand.

/** How large a figure is drawn, in px, and the width below which its text is too small to read. */
export interface FigureSize {
  width: number;
  height: number;
  least: number;
  /** Drawn from the top down although it is written from left to right. */
  turned: boolean;
}

/** By the key of the figure's source: its size in a lesson's column and on a phone. */
export const figureSizes: Readonly<Record<string, Readonly<Record<'wide' | 'narrow', FigureSize>>>> = {
  '6fa0e5fd9dfb': {
    wide: { width: 319, height: 641, least: 256, turned: true },
    narrow: { width: 273, height: 568, least: 234, turned: true },
  },
  f6f57565dde0: {
    wide: { width: 772, height: 547, least: 618, turned: true },
    narrow: { width: 680, height: 499, least: 583, turned: true },
  },
  '0544d123f656': {
    wide: { width: 650, height: 478, least: 488, turned: false },
    narrow: { width: 340, height: 492, least: 255, turned: false },
  },
  b2e5337e1205: {
    wide: { width: 418, height: 514, least: 335, turned: false },
    narrow: { width: 366, height: 462, least: 314, turned: false },
  },
  '65378b8d89aa': {
    wide: { width: 533, height: 763, least: 427, turned: false },
    narrow: { width: 463, height: 663, least: 397, turned: false },
  },
  '51a69f231442': {
    wide: { width: 753, height: 529, least: 565, turned: false },
    narrow: { width: 343, height: 655, least: 258, turned: false },
  },
  '035204d7f1e9': {
    wide: { width: 654, height: 310, least: 524, turned: false },
    narrow: { width: 542, height: 368, least: 465, turned: true },
  },
  '148e499780f6': {
    wide: { width: 727, height: 262, least: 582, turned: false },
    narrow: { width: 492, height: 286, least: 422, turned: true },
  },
  '0bf592c4c807': {
    wide: { width: 746, height: 476, least: 560, turned: false },
    narrow: { width: 340, height: 608, least: 255, turned: false },
  },
  '4140396adf43': {
    wide: { width: 761, height: 576, least: 609, turned: true },
    narrow: { width: 652, height: 511, least: 559, turned: true },
  },
  '68a4dcb3d48e': {
    wide: { width: 186, height: 552, least: 149, turned: true },
    narrow: { width: 172, height: 498, least: 148, turned: true },
  },
  f2b78a7cf214: {
    wide: { width: 436, height: 411, least: 349, turned: false },
    narrow: { width: 386, height: 361, least: 331, turned: false },
  },
  b2fa70c46226: {
    wide: { width: 392, height: 411, least: 314, turned: false },
    narrow: { width: 332, height: 330, least: 285, turned: false },
  },
  '78d7313fec4d': {
    wide: { width: 728, height: 608, least: 546, turned: false },
    narrow: { width: 340, height: 790, least: 255, turned: false },
  },
  ba283a2cc191: {
    wide: { width: 435, height: 370, least: 348, turned: false },
    narrow: { width: 428, height: 359, least: 367, turned: false },
  },
};
