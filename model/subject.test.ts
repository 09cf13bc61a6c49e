import { expect, test } from 'vitest';
import { subjectIn } from './subject.ts';

test.each([
  ['a Kafka header', { ce_subject: '4711' }],
  ['an AMQP header', { 'cloudEvents:subject': '4711' }],
  ['an AMQP header where a colon is not to be had', { cloudEvents_subject: '4711' }],
  ['gRPC metadata', { 'ce-subject': '4711' }],
])('the subject stands in %s', (_, headers) => {
  expect(subjectIn({ 'content-type': 'text/plain', ...headers })).toBe('4711');
});

test.each([[undefined], [null], ['ce_subject'], [{}], [{ ce_subject: '' }], [{ ce_subject: 7 }]])(
  'there is none in %o',
  (headers) => {
    expect(subjectIn(headers)).toBeUndefined();
  },
);
