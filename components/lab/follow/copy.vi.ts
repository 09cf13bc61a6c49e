import { copy as stageCopy } from '#components/diagram/copy.vi.ts';
import { messageName } from '#components/message-name.ts';
import { readStationId } from '#components/station-id.ts';
import { reasons } from '#components/technologies.ts';
import type { Biography, Chapter, Moment, Outcome } from '#model/biography.ts';
import type { LabEvent } from '#model/events.ts';
import type { Names } from '../names.ts';

const { seconds } = stageCopy;

/** Words of following one order. */
export const copy = {
  next: 'Theo chân đơn tiếp theo',
  waiting: 'Chờ đơn tiếp theo…',
  this: 'Theo chân đơn này',
  stop: 'Thôi theo chân',
  strip: 'Đơn đang theo chân',
  replay: 'Xem lại đoạn này',
  open: 'Xem chi tiết',
  notYet: 'Lúc này nó chưa được gửi.',
  skipped: (count: number) => `… thêm ${count} chặng …`,
  moreCopies: (count: number) => `và ${count} bản nữa`,
  arrived: (count: number, program: string) => `${count} message của lời gọi đã tới nơi, mới nhất tới ${program}`,
  onTheWay: 'đang trên đường',
};

/** Past this many moments the middle of a way is counted, not told. */
const mostMoments = 7;
/** Past this many copies the others are counted. */
const mostChapters = 4;

const stationName = (station: string): string => readStationId(station)?.name ?? station;

const momentText = (moment: Moment, { program }: Names): string => {
  switch (moment.kind) {
    case 'waited':
      return `chờ ${seconds(moment.ms)}`;
    case 'handed':
      return `${moment.again ? 'giao lại' : 'giao'} cho ${program(moment.program)}`;
    case 'died':
      return `${program(moment.program)} chết khi đang giữ`;
    case 'frozen':
      return `${program(moment.program)} bị đóng băng khi đang giữ`;
    case 'cut':
      return `${program(moment.program)} đứt cáp khi đang giữ`;
    case 'came-back':
      return `${program(moment.program)} mất kết nối, message trở lại queue`;
    case 'rejected':
      return `${program(moment.program)} từ chối`;
    case 'buried': {
      const why = moment.reason === undefined || moment.reason === 'rejected' ? '' : `${reasons[moment.reason]}, `;
      return `${why}thành dead letter sang ${stationName(moment.station)}`;
    }
    case 'finished':
      return `${program(moment.program)} làm xong lần đầu`;
    case 'ack-lost':
      return `ack của ${program(moment.program)} không tới broker`;
  }
};

const outcomeText = (outcome: Outcome, last: Moment | undefined, { program }: Names): string => {
  const handedAgain = last?.kind === 'handed' && last.again;
  switch (outcome.kind) {
    case 'done': {
      const { program: by, ms } = outcome;
      // Whoever was named just now need not be named again.
      const named = last !== undefined && 'program' in last && last.program === by && last.kind !== 'handed';
      return `${handedAgain ? '' : named ? 'rồi làm ' : `${program(by)} làm `}xong sau ${seconds(ms)}`;
    }
    case 'lost':
      return reasons[outcome.reason];
    case 'gone':
      return `broker không còn giữ nó sau ${seconds(outcome.ms)}`;
    case 'held':
      if (last?.kind === 'died') return 'chưa giao lại cho ai';
      return handedAgain ? 'đang làm' : `${program(outcome.program)} đang giữ`;
    case 'waits': {
      const own = readStationId(outcome.station);
      if (own?.view.isPassing) return copy.onTheWay;
      return own ? `đang chờ ở ${own.name}` : `${program(outcome.station)} đang giữ`;
    }
  }
};

/** Less is no wait that anybody would notice. */
const shortestWaitMs = 100;

/** What needs no words of its own: no wait at all, and a handing that a death, a rejection or the end tells of. */
const isTold = (moment: Moment, next: Moment | undefined, outcome: Outcome): boolean => {
  if (moment.kind === 'waited') return moment.ms < shortestWaitMs;
  if (moment.kind !== 'handed' || moment.again) return false;
  if (next !== undefined) return 'program' in next && next.program === moment.program;
  return outcome.kind === 'done' || outcome.kind === 'held';
};

const chapterText = ({ moments, outcome }: Chapter, names: Names): string => {
  const told = moments.filter((moment, index) => !isTold(moment, moments[index + 1], outcome));
  const clauses = told.map((moment) => momentText(moment, names));
  const skipped = clauses.length - mostMoments;
  if (skipped > 0) clauses.splice(4, skipped + 1, copy.skipped(skipped + 1));
  return [...clauses, outcomeText(outcome, moments.at(-1), names)].join(', ');
};

/** Each copy by the queue that it went to, where they went to different ones. */
const prefixes = (chapters: readonly Chapter[]): string[] => {
  const places = chapters.map(({ place }) => place ?? '');
  const apart = chapters.length > 1 && new Set(places).size === chapters.length && !places.includes('');
  return places.map((place) => (apart ? `ở ${stationName(place)}: ` : ''));
};

/** What an event says that its message holds: a body or a value. */
const contentOf = (event: LabEvent): unknown => {
  const text = 'body' in event ? event.body : 'value' in event ? event.value : null;
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const fieldIn = (content: unknown, field: string): string | undefined => {
  if (typeof content !== 'object' || content === null) return undefined;
  const found: unknown = Object.entries(content).find(([name]) => name === field)?.[1];
  return typeof found === 'string' || typeof found === 'number' ? `${found}` : undefined;
};

/** What an order is called in a sentence, by the event with which it began: with its customer, where its body says who. */
const orderName = (label: string, began: LabEvent | undefined): string => {
  const content = began && contentOf(began);
  const customer = fieldIn(content, 'customer');
  const number = fieldIn(content, 'order');
  if (customer === undefined) return `${number === undefined ? 'Message' : 'Đơn'} ${messageName(label)}`;
  return number === undefined ? `Đơn của ${customer}` : `Đơn ${messageName(number)} của ${customer}`;
};

/** The biography in one sentence; `began` is the event with which it begins. */
export const biographyText = (biography: Biography, began: LabEvent | undefined, names: Names): string => {
  const { chapters, label, arrived } = biography;
  const before = prefixes(chapters);
  const told = chapters.slice(0, mostChapters).map((one, index) => `${before[index]}${chapterText(one, names)}`);
  const more = chapters.length - told.length;
  const calls = arrived ? [copy.arrived(arrived.count, names.program(arrived.program))] : [];
  return `${orderName(label, began)}: ${[...calls, ...told, ...(more > 0 ? [copy.moreCopies(more)] : [])].join('; ')}.`;
};
