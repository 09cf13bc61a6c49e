import type { Experiment, Move } from '#model/guide.ts';
import { programsIn, sendMany, setTo, unless } from '#model/moves.ts';
import type { Picture, ProgramPicture } from '#model/picture.ts';
import { group, invoices } from './invoices.ts';

const running = (picture: Picture): string[] => programsIn(picture, 'invoice', 'running');
const dead = (picture: Picture): string | undefined => programsIn(picture, 'invoice', 'dead')[0];
const frozen = (picture: Picture): string | undefined => programsIn(picture, 'invoice', 'frozen')[0];
const ended = (picture: Picture): string | undefined => programsIn(picture, 'invoice', 'dead', 'left')[0];
/** Who has an invoice under way that the broker has not ended. */
const writer = (picture: Picture): string | undefined =>
  running(picture).find((id) => {
    const transaction = picture.programs[id]?.transaction;
    return transaction !== undefined && transaction.over === undefined;
  });
const lag = ({ topics, groups }: Picture): number =>
  (topics.orders?.partitions[0]?.high ?? 0) - (groups[group]?.committed['orders/0'] ?? 0);

/** Whoever runs beside it would be refused, or refuse it. */
const alone: Move = {
  act: 'leave',
  program: (picture) => running(picture).at(-1),
  done: (picture) => running(picture).length < 2,
};
const thaw: Move = { act: 'thaw', program: frozen, done: (picture) => frozen(picture) === undefined };
const rehire: Move = { act: 'run', program: ended, done: (picture) => running(picture).length > 0 };
const quick = setTo('work', '500');
const isCut = ({ programs }: Picture): boolean =>
  programs.shop?.cutAt !== undefined || programs.shop?.unanswered !== undefined;
const cut: Move = { act: 'cut-answers', done: isCut };
/** What comes before it has connected is not sent at all. */
const open: Move = { done: ({ programs }) => programs.shop?.asked !== undefined };
/** After a cut it connects again with what it sends next, and that would have to wait for the end of another. */
const back: Move = { act: 'send', done: (picture) => isCut(picture) || picture.programs.shop?.cutOff === undefined };

/** Enough that somebody has time to read a sentence. */
const some = (isUnderWay: (picture: Picture) => boolean): Move =>
  sendMany(5, (picture) => isUnderWay(picture) || lag(picture) >= 2);
const isDead = (picture: Picture): boolean => dead(picture) !== undefined;
/** An invoice was taken back, and the order has none yet. */
const isRedoing = ({ topics }: Picture): boolean => {
  const records = topics[invoices]?.partitions[0]?.records ?? [];
  const done = new Set(records.filter(({ transaction }) => transaction?.state === 'commit').map(({ key }) => key));
  return records.some(({ key, transaction }) => transaction?.state === 'abort' && !done.has(key));
};
const hasDied = (picture: Picture): boolean => isDead(picture) || isRedoing(picture);
const death = [
  thaw,
  unless(isDead, alone),
  unless(isDead, rehire),
  quick,
  some(hasDied),
  { act: 'die', done: hasDied },
] as const;

/** Died in a transaction that the broker still keeps open. */
const isHeld = (picture: Picture): boolean =>
  isDead(picture) && running(picture).length === 0 && picture.topics[invoices]?.partitions[0]?.stable !== undefined;

/** Stands still in a transaction, or goes on with one that the broker has ended meanwhile. */
const stuckOne = ({ programs }: Picture): ProgramPicture | undefined =>
  Object.values(programs).find(
    ({ state, transaction }) =>
      transaction && (state === 'frozen' || (state === 'running' && transaction.over === 'abort')),
  );
const isStuck = (picture: Picture): boolean => stuckOne(picture) !== undefined;
const isOver = (picture: Picture): boolean => stuckOne(picture)?.transaction?.over !== undefined;
/** Somebody else has its transactional id now. */
const isReplaced = (picture: Picture): boolean => {
  const epoch = stuckOne(picture)?.producer?.epoch ?? 0;
  return running(picture).some((id) => (picture.programs[id]?.producer?.epoch ?? 0) > epoch);
};
const isManned = (picture: Picture): boolean => running(picture).length > 0;
const stuck = [
  unless(isStuck, thaw),
  unless(isStuck, alone),
  unless(isStuck, rehire),
  setTo('work', '4000'),
  some(isStuck),
  { done: (picture: Picture) => isStuck(picture) || writer(picture) !== undefined },
  { act: 'freeze', program: writer, done: isStuck },
] as const;

export const guide = [
  {
    objective: 'committed',
    prediction: 'next-offset',
    moves: [thaw, alone, rehire, quick, sendMany(2)],
  },
  {
    objective: 'doubled',
    moves: [thaw, alone, rehire, quick, setTo('idempotent', 'off'), open, back, cut, { act: 'send' }],
  },
  {
    objective: 'deduped',
    moves: [thaw, alone, rehire, quick, setTo('idempotent', 'on'), open, back, cut, { act: 'send' }],
  },
  { objective: 'undone', prediction: 'readers', moves: [...death, { act: 'run', program: dead }] },
  { objective: 'mailed-twice', prediction: 'emails', moves: [...death, { act: 'run', program: dead }] },
  {
    objective: 'expired',
    moves: [thaw, unless(isHeld, alone), unless(isHeld, rehire), quick, some(isHeld), { act: 'die', done: isHeld }, {}],
  },
  { objective: 'same-error', moves: [...stuck, { done: isOver }, { act: 'thaw', program: frozen }] },
  {
    objective: 'fenced',
    prediction: 'zombie',
    moves: [
      ...stuck,
      { act: 'run', program: ended, done: (picture) => isManned(picture) || ended(picture) === undefined },
      { act: 'replace', done: isManned },
      { done: isReplaced },
      { act: 'thaw', program: frozen },
    ],
  },
] as const satisfies readonly Experiment[];
