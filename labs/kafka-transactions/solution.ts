import type { Solution, Step } from '#model/lab.ts';
import type { Picture } from '#model/picture.ts';
import { ended, met, settled, wrongTry } from '#model/steps.ts';
import { invoices } from './invoices.ts';

const invoice = 'invoice-1';
const other = 'invoice-2';
const hasReaders = ({ groups }: Picture): boolean =>
  ['committed', 'uncommitted'].every((group) => groups[group]?.state === 'Stable');
const works = (program: string): Step => ({
  until: (picture) =>
    picture.groups.invoice?.state === 'Stable' &&
    picture.groups.invoice.members.some((member) => member.program === program) &&
    picture.programs[program]?.state === 'running' &&
    hasReaders(picture) &&
    picture.programs.shop?.asked !== undefined,
  why: `${program} is in its group, and the readers in theirs`,
});
const ready = works(invoice);
const drained: Step = {
  until: ({ topics, groups, programs }) => {
    const high = topics.orders?.partitions[0]?.high ?? 0;
    const isDone = high > 0 && groups.invoice?.committed['orders/0'] === high;
    return isDone && programs.shop?.unanswered === undefined && programs.shop?.cutAt === undefined;
  },
  why: 'an invoice for every order',
  withinMs: 30_000,
};
const writing = (program: string): Step => ({
  until: ({ programs }) => (programs[program]?.transaction?.records ?? 0) > 0,
  why: `${program} has written an invoice`,
});
const closed: Step = {
  until: ({ topics }) => topics[invoices]?.partitions[0]?.stable === undefined,
  why: 'no transaction is open',
};
const over: Step = {
  until: ({ programs }) => programs[invoice]?.transaction?.over === 'abort',
  why: 'the broker has aborted what the frozen program began',
  withinMs: 20_000,
};
const dead = ended(invoice);
const run: Step = { act: 'run', program: invoice };

export const solution: Solution = {
  pauseMs: 500,
  steps: [
    ready,
    { predict: 'next-offset', option: 'second' },
    { act: 'send-many', value: 2 },
    met('committed'),
    settled('next-offset'),
    drained,

    { act: 'cut-answers' },
    { act: 'send' },
    met('doubled'),
    drained,
    { act: 'idempotent', value: 'on' },
    { act: 'send' },
    {
      until: (_, events) =>
        events.some((event) => event.type === 'record.appended' && event.topic === 'orders' && event.producer),
      why: 'an order of the idempotent producer',
    },
    drained,
    { act: 'cut-answers' },
    { act: 'send' },
    met('deduped'),
    drained,

    { predict: 'readers', option: 'two-one' },
    { act: 'die' },
    { act: 'send' },
    dead,
    run,
    met('undone'),
    settled('readers'),
    ready,
    drained,

    { predict: 'emails', option: 'two' },
    { act: 'die' },
    { act: 'send' },
    dead,
    run,
    met('mailed-twice'),
    settled('emails'),
    ready,
    drained,

    { act: 'die' },
    { act: 'send' },
    dead,
    met('expired'),
    closed,
    run,
    ready,
    drained,

    { act: 'work', value: '4000' },
    { act: 'send' },
    writing(invoice),
    { act: 'freeze', program: invoice },
    over,
    { act: 'thaw', program: invoice },
    met('same-error'),
    dead,

    run,
    ready,
    writing(invoice),
    { predict: 'zombie', option: 'refused' },
    { act: 'freeze', program: invoice },
    { act: 'replace' },
    over,
    { act: 'thaw', program: invoice },
    met('fenced'),
    settled('zombie'),
    works(other),
    drained,
  ],
  wrongTries: [
    wrongTry('cuts the cable of a shop that sends nothing', 'cut-idle', [
      ready,
      { act: 'cut-answers' },
      { until: ({ programs }) => programs.shop?.cutAt === undefined, why: 'the cable is mended' },
    ]),
    wrongTry('kills the program while it has nothing under way', 'died-idle', [
      ready,
      { act: 'kill', program: invoice },
    ]),
    wrongTry('thaws the program before anybody has missed it', 'thawed-soon', [
      ready,
      { act: 'work', value: '4000' },
      { act: 'send' },
      writing(invoice),
      { act: 'freeze', program: invoice },
      { until: ({ programs }) => programs[invoice]?.state === 'frozen', why: 'it is frozen' },
      { act: 'thaw', program: invoice },
    ]),
    wrongTry('replaces a program that is alive', 'fenced-alive', [
      ready,
      { act: 'work', value: '4000' },
      { act: 'send' },
      writing(invoice),
      { act: 'replace' },
    ]),
  ],
};
