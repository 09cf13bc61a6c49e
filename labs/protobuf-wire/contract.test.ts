import { type DescField, ScalarType } from '@bufbuild/protobuf';
import { expect, test } from 'vitest';
import { PackOrderRequestSchema as renamed } from '#proto/releases/renamed/shop/v1/packing_pb.ts';
import { PackOrderRequestSchema as reused } from '#proto/releases/reused/shop/v1/packing_pb.ts';
import { PackOrderRequestSchema as current } from '#proto/shop/v1/packing_pb.ts';
import { fields, fourth } from './contract.ts';

test('the fields are those of the contract', () => {
  const generated = current.fields.map((field) => ({
    number: field.number,
    name: field.name,
    type: typeOf(field),
    json: field.jsonName,
  }));
  expect(generated).toEqual(fields);
});

const typeOf = (field: DescField): string => {
  if (field.fieldKind === 'scalar') return ScalarType[field.scalar].toLowerCase();
  if (field.fieldKind === 'list' && field.listKind === 'scalar') {
    return `repeated ${ScalarType[field.scalar].toLowerCase()}`;
  }
  return field.fieldKind;
};

test('field 4 bears the name that each release gives it', () => {
  const nameIn = (release: typeof current | typeof renamed | typeof reused) =>
    release.fields.find(({ number }) => number === 4)?.jsonName;
  expect({ current: nameIn(current), renamed: nameIn(renamed), reused: nameIn(reused) }).toEqual(fourth);
});
