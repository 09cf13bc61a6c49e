import type { EventOf, LabEvent } from '#model/events.ts';
import { programsIn } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import { reduce } from '#model/reduce.ts';
import {
  group,
  isCalm,
  isDeep,
  isFirstOfRush,
  isMember,
  isOfTwo,
  left,
  orderIn,
  queue,
  type Side,
  sideOf,
  sides,
  tables,
  topic,
  victims,
} from './sides.ts';
import { chargesOf, type Kind, kindOf } from './trials.ts';

/** Seqs and times of what the log shows of one side since the newest kind of fault. */
export interface SideWatch {
  /** Its program was hit with an order in hand. */
  hit: Moment | undefined;
  /** An order that the program had came to another. */
  moved: Moment | undefined;
  /** How often an order that cannot be read has been given out, and the newest time. */
  rounds: number;
  round: Moment | undefined;
  /** Charges of orders that had been charged. */
  again: number[];
  /** Orders have piled up; then one more program came to help; and there are none left since. */
  deep: Moment | undefined;
  helped: Moment | undefined;
  drained: Moment | undefined;
}
interface Moment {
  seq: number;
  at: number;
}

/** What the log shows of the fault that is under way. */
export interface Watch {
  kind: Kind | undefined;
  sides: Record<Side, SideWatch>;
  /** Somebody was hit with nothing in hand: the seq. */
  idle: number | undefined;
  /** The frozen reader was thawed while it was still a member: the seq. */
  tooSoon: number | undefined;
  /** One more program came where orders had not piled up on both sides: the seq. */
  early: number | undefined;
  /** The order that cannot be read. */
  bad: { order: number; partition: number; seq: number } | undefined;
  /** That all is calm again: the seq. */
  calm: number | undefined;
}

/** What something may end with. */
const ending = new Set<LabEvent['type']>([
  'message.acked',
  'offset.committed',
  'record.handled',
  'program.exited',
  'program.thawed',
  'cable.mended',
]);

const noSide = (): SideWatch => ({
  hit: undefined,
  moved: undefined,
  rounds: 0,
  round: undefined,
  again: [],
  deep: undefined,
  helped: undefined,
  drained: undefined,
});
export const beginWatch = (): Watch => ({
  kind: undefined,
  sides: { rabbitmq: noSide(), kafka: noSide() },
  idle: undefined,
  tooSoon: undefined,
  early: undefined,
  bad: undefined,
  calm: undefined,
});

/** Another fault than before, or the same after all was calm, begins anew. */
const turnTo = (watch: Watch, kind: Kind): void => {
  if (watch.kind === kind && watch.calm === undefined) return;
  Object.assign(watch, { ...beginWatch(), kind });
};

/** Follows what is done to both sides and what comes of it. */
export const takeWatch = (watch: Watch, event: LabEvent, before: Picture): void => {
  const { seq, at } = event;
  switch (event.type) {
    case 'program.exited':
      fault(watch, kindOf(event.cause), event, before);
      break;
    case 'program.frozen':
      fault(watch, 'frozen', event, before);
      break;
    case 'cable.cut':
      fault(watch, 'cut', event, before);
      break;
    case 'program.started':
      help(watch, event, before);
      break;
    case 'program.thawed':
      if (event.program === victims.kafka && watch.kind === 'frozen' && isMember(before, event.program)) {
        watch.tooSoon = seq;
        watch.sides.kafka.hit = undefined;
      }
      break;
    case 'record.appended': {
      const order = event.topic === topic ? orderIn(event.value) : undefined;
      if (order?.isOfRush && isFirstOfRush(before, at)) turnTo(watch, 'slow');
      else if (order?.isBad) turnTo(watch, 'poison');
      else break;
      if (order.isBad) watch.bad = { order: order.order, partition: event.partition, seq };
      for (const side of sides) watch.sides[side].hit = { seq, at };
      break;
    }
    case 'message.delivered': {
      if (event.queue !== queue || !event.redelivered) break;
      const { rabbitmq } = watch.sides;
      if (rabbitmq.hit) rabbitmq.moved ??= { seq, at };
      if (orderIn(before.messages[event.message]?.body ?? '')?.isBad) round(rabbitmq, { seq, at });
      break;
    }
    case 'record.returned':
      if (event.group === group) round(watch.sides.kafka, { seq, at });
      break;
    case 'record.consumed':
      // Somebody else reads on where the program that was hit was.
      if (event.group === group && watch.sides.kafka.hit && event.program !== victims.kafka && isSecond(before, event))
        watch.sides.kafka.moved ??= { seq, at };
      break;
    case 'statement.ran': {
      const side = sides.find((one) => tables[one] === event.table);
      const order = Number(event.parameters[0]);
      if (side && chargesOf(before, side).some((one) => one.order === order)) watch.sides[side].again.push(seq);
      break;
    }
  }
  const { rabbitmq, kafka } = watch.sides;
  if (!rabbitmq.hit || !kafka.hit || watch.calm !== undefined) return;
  if (watch.kind === 'slow') measure(watch, event, reduce(before, event));
  if (!hasMoved(watch) || !ending.has(event.type)) return;
  // The last of them is the last event there is for a while.
  if (isCalm(reduce(before, event))) watch.calm = seq;
};

/** One more program than two is help where orders have piled up on both sides; else it is there too early. */
const help = (watch: Watch, { role, seq, at }: EventOf<'program.started'>, before: Picture): void => {
  const side = sideOf(role);
  if (!side || programsIn(before, role, 'running', 'frozen').length < 2) return;
  const isDue = watch.calm === undefined && sides.every((one) => watch.sides[one].deep);
  if (isDue) watch.sides[side].helped ??= { seq, at };
  else watch.early = seq;
};

/** How much each side has to do after that event. */
const measure = (watch: Watch, { seq, at }: LabEvent, after: Picture): void => {
  for (const side of sides) {
    const one = watch.sides[side];
    if (isDeep(after, side)) one.deep ??= { seq, at };
    one.drained = left[side](after) > 0 ? undefined : (one.drained ?? { seq, at });
  }
};

const round = (side: SideWatch, moment: Moment): void => {
  side.rounds += 1;
  side.round = moment;
};

/** Of who was killed or cut off, both sides hand on what they had. */
const hasMoved = ({ kind, sides: { rabbitmq, kafka } }: Watch): boolean =>
  (kind !== 'killed' && kind !== 'cut') || (rabbitmq.moved !== undefined && kafka.moved !== undefined);

const isSecond = ({ groups }: Picture, { partition, offset }: { partition: number; offset: number }): boolean =>
  (groups[group]?.position[`${topic}/${partition}`] ?? 0) > offset;

const fault = (
  watch: Watch,
  kind: Kind | undefined,
  { program, seq, at }: { program: string; seq: number; at: number },
  before: Picture,
): void => {
  const side = sideOf(before.programs[program]?.role);
  if (!kind || !side || !isOfTwo(program)) return;
  turnTo(watch, kind);
  if (program !== victims[side]) return;
  // Who leaves politely finishes what it has before its process ends: there it is the others' work that counts.
  const isBusy = kind === 'left' ? left[side](before) > 0 : (before.programs[program]?.hands.length ?? 0) > 0;
  if (isBusy) watch.sides[side].hit ??= { seq, at };
  else watch.idle = seq;
};
