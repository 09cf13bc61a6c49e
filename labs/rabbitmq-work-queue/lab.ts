import { defineLab } from '#model/lab.ts';
import { settingKey } from '#model/setting.ts';
import { statedWorkMs } from '#model/work-ms.ts';
import { guide } from './guide.ts';
import { afterKill, afterKillAutomatic, whileFrozen } from './predictions.ts';
import { story } from './story.ts';

const slowness = 4;

export const lab = defineLab({
  slug: 'rabbitmq-work-queue',
  line: 'rabbitmq',
  needs: ['rabbitmq'],
  roles: {
    producer: { program: 'producer.ts', start: 1, max: 1, breakable: false, env: { ID_PREFIX: { start: 'letter' } } },
    worker: {
      program: 'worker.ts',
      start: 2,
      max: 4,
      env: { PREFETCH: { setting: 'prefetch' }, ACK: { setting: 'ack' }, SPEED: { setting: 'speed' } },
    },
  },
  controls: [
    { id: 'send', kind: 'button', primary: true, effect: { tell: 'producer', line: () => 'send 1' } },
    {
      id: 'send-many',
      kind: 'amount',
      min: 1,
      max: 200,
      step: 1,
      initial: 9,
      effect: { tell: 'producer', line: (count) => `send ${count}` },
    },
    {
      id: 'rate',
      kind: 'slider',
      min: 0,
      max: 20,
      step: 1,
      initial: 0,
      effect: { tell: 'producer', line: (perSecond) => `rate ${perSecond}` },
    },
    { id: 'add-worker', kind: 'button', effect: { start: 'worker' } },
    {
      id: 'prefetch',
      kind: 'stepper',
      min: 1,
      max: 10,
      step: 1,
      initial: 1,
      effect: { tell: 'worker', line: (limit) => `prefetch ${limit}` },
    },
    {
      id: 'ack',
      kind: 'choice',
      options: ['manual', 'auto'],
      initial: 'manual',
      effect: { tell: 'worker', line: (mode) => `ack ${mode}` },
    },
    {
      id: 'speed',
      kind: 'choice',
      options: ['fast', 'slow'],
      initial: 'fast',
      per: 'program',
      effect: { tell: 'worker', line: (speed) => `speed ${speed}` },
    },
  ],
  predictions: [afterKill, afterKillAutomatic, whileFrozen],
  guide,
  story,
  workMs: (body, program, picture) => {
    const workMs = statedWorkMs(body);
    if (!workMs) return undefined;
    return picture.settings[settingKey('speed', program)] === 'slow' ? workMs * slowness : workMs;
  },
});
