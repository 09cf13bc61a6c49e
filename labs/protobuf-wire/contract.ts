import type { Picture } from '#model/picture.ts';

/** A field of the order as the current release of the contract has it; a test compares it with the contract itself. */
export interface Field {
  number: number;
  name: string;
  type: 'string' | 'int32' | 'int64' | 'repeated int32' | 'bool';
  /** Its name in JSON. */
  json: string;
}

export const fields: readonly Field[] = [
  { number: 1, name: 'item', type: 'string', json: 'item' },
  { number: 2, name: 'quantity', type: 'int32', json: 'quantity' },
  { number: 3, name: 'customer_id', type: 'int64', json: 'customerId' },
  { number: 4, name: 'points', type: 'int32', json: 'points' },
  { number: 5, name: 'boxes', type: 'repeated int32', json: 'boxes' },
  { number: 6, name: 'gift', type: 'bool', json: 'gift' },
  { number: 7, name: 'voucher', type: 'string', json: 'voucher' },
];

/** Numbers of the fields that the lab's questions are about. */
export const numbers = { quantity: 2, customer: 3, points: 4, boxes: 5, voucher: 7 } as const;

/** What field 4 is called in each release of the warehouse, in JSON. */
export const fourth = { current: 'points', renamed: 'loyaltyPoints', reused: 'discountPercent' } as const;

export type Release = keyof typeof fourth;

/** The release that the warehouse goes by now. */
export const releaseIn = ({ settings: { release } }: Pick<Picture, 'settings'>): Release =>
  release === 'renamed' || release === 'reused' ? release : 'current';

/** Names under which the warehouse may have read a field. */
export const namesOf = ({ number, json }: Field): readonly string[] =>
  number === numbers.points ? Object.values(fourth) : [json];
