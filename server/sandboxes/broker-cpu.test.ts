import { expect, test } from 'vitest';
import type { EventDraft } from '#model/events.ts';
import { brokerMeasured, printed, timed } from '#model/platform/drafts.ts';
import type { Technology } from '#model/technology.ts';
import { tellingBrokersCpu } from './broker-cpu.ts';

const needs: Technology[] = ['grpc', 'rabbitmq', 'kafka'];

test('what is timed comes after what the brokers have used until then, where that is known and has grown', () => {
  const used = new Map<Technology, number>([['rabbitmq', 100]]);
  const log: EventDraft[] = [];
  const append = tellingBrokersCpu(
    { alone: true, needs },
    (technology) => used.get(technology),
    (draft) => log.push(draft),
  );
  const [begin, end] = [timed('sender', 'begin', 0), timed('sender', 'end', 0)];
  append(begin);
  append(printed('sender', 'x'));
  append(end);
  used.set('rabbitmq', 110).set('kafka', 20);
  append(end);
  expect(log).toEqual([
    brokerMeasured('rabbitmq', 100),
    begin,
    printed('sender', 'x'),
    end,
    brokerMeasured('rabbitmq', 110),
    brokerMeasured('kafka', 20),
    end,
  ]);
});

test('a lab that shares the machine is not told', () => {
  const log: EventDraft[] = [];
  tellingBrokersCpu(
    { needs },
    () => 1,
    (draft) => log.push(draft),
  )(timed('sender', 'begin', 0));
  expect(log).toEqual([timed('sender', 'begin', 0)]);
});
