import { defineLab } from '#model/lab.ts';
import { guide } from './guide.ts';
import { autoCommit, commitAfter, commitBefore, pastEnd, pausing, whileRunning } from './predictions.ts';
import { story } from './story.ts';

const topic = 'orders';

export const lab = defineLab({
  slug: 'kafka-replay',
  line: 'kafka',
  needs: ['kafka', 'sqlite'],
  topics: { [topic]: { partitions: 1 } },
  roles: {
    shop: { program: 'shop.ts', start: 1, max: 1, breakable: false, uses: ['kafka'], env: { TOPIC: { topic } } },
    email: {
      program: 'email.ts',
      start: 1,
      max: 1,
      env: {
        TOPIC: { topic },
        GROUP_ID: { group: 'email' },
        DB: { file: 'emails.db' },
        COMMIT: { setting: 'commit' },
        FLOW: { setting: 'flow' },
        WORK_MS: { setting: 'work' },
      },
    },
    analytics: {
      program: 'reader.ts',
      start: 0,
      max: 1,
      uses: ['kafka'],
      env: { TOPIC: { topic }, GROUP_ID: { group: 'analytics' }, FROM: 'earliest' },
    },
    alert: {
      program: 'reader.ts',
      start: 0,
      max: 1,
      uses: ['kafka'],
      env: { TOPIC: { topic }, GROUP_ID: { group: 'alert' }, FROM: 'latest' },
    },
    operator: {
      program: 'operator.ts',
      start: 1,
      max: 1,
      breakable: false,
      uses: ['kafka'],
      env: { TOPIC: { topic }, GROUP_ID: { group: 'email', member: false } },
    },
  },
  controls: [
    { id: 'send', kind: 'button', primary: true, effect: { tell: 'shop', line: () => 'send 1' } },
    {
      id: 'send-many',
      kind: 'amount',
      min: 1,
      max: 30,
      step: 1,
      initial: 10,
      effect: { tell: 'shop', line: (count) => `send ${count}` },
    },
    {
      id: 'commit',
      kind: 'choice',
      options: ['after', 'before', 'auto'],
      initial: 'after',
      effect: { tell: 'email', line: (manner) => `commit ${manner}` },
    },
    { id: 'die', kind: 'button', effect: { tell: 'email', line: () => 'die' } },
    {
      id: 'work',
      kind: 'choice',
      options: ['400', '5000'],
      initial: '400',
      effect: { tell: 'email', line: (ms) => `work ${ms}` },
    },
    {
      id: 'flow',
      kind: 'choice',
      options: ['running', 'paused'],
      initial: 'running',
      effect: { tell: 'email', line: (flow) => `flow ${flow}` },
    },
    {
      id: 'reset',
      kind: 'form',
      fields: [
        { id: 'to', kind: 'choice', options: ['earliest', 'latest', 'offset', 'ago'] },
        { id: 'value', kind: 'text', initial: '0', maxLength: 6 },
      ],
      effect: { tell: 'operator', line: ({ to = '', value = '' }) => `reset ${to} ${value.trim() || 0}` },
    },
    { id: 'add-analytics', kind: 'button', effect: { start: 'analytics' } },
    { id: 'add-alert', kind: 'button', effect: { start: 'alert' } },
  ],
  predictions: [commitAfter, commitBefore, autoCommit, whileRunning, pastEnd, pausing],
  guide,
  story,
  workMs: (_body, _program, { settings }) => Number(settings.work ?? 400),
});
