import { expect, it } from 'vitest';
import { askedAbout, createCorrection, isOneLetterAway } from './search-words.ts';

it.each([
  ['broker là gì', 'broker'],
  ['Broker la gi?', 'Broker'],
  ['hàng đợi nghĩa là gì ?', 'hàng đợi'],
  ['thế nào là consumer group', 'consumer group'],
])('"%s" asks what "%s" means', (query, about) => {
  expect(askedAbout(query)).toEqual({ about, isDefinition: true });
});

it.each(['broker', 'là gì', 'message nằm lại'])('"%s" asks for no definition', (query) => {
  expect(askedAbout(query)).toEqual({ about: query, isDefinition: false });
});

it.each(['exchage', 'exchangge', 'exchanhe', 'exchagne', 'xchange', 'exchang'])('%s is one letter away', (word) => {
  expect(isOneLetterAway(word, 'exchange')).toBe(true);
});

it.each(['exchange', 'exhcagne', 'exch', 'exchaxxe'])('%s is not one letter away', (word) => {
  expect(isOneLetterAway(word, 'exchange')).toBe(false);
});

it('puts a letter right only where nothing begins with the word as it stands', () => {
  const correct = createCorrection(['Exchange giao message', 'message nằm chờ', 'massage']);
  expect(correct('exchage')).toBe('exchange');
  expect(correct('nằm mesage')).toBe('nam message');
  expect(correct('exchan')).toBe('exchan');
  expect(correct('giaa')).toBe('giaa');
  expect(correct('nằm chờ')).toBe('nằm chờ');
});
