import type { EventOf, LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { createStory, find, mistake, type StoryOf } from '#model/story.ts';
import { type Events, takeCopies } from './copies.ts';
import { isPlaced, rowIn, waitingIn } from './figures.ts';
import { beginOrders, forgotten, type Order, type Orders, outcomeOf, takeOrders } from './orders.ts';

const ids = {
  objectives: [
    'unannounced',
    'phantom',
    'all-or-nothing',
    'outlived',
    'twice',
    'once',
    'caught-up',
    'unseen-edit',
    'captured',
  ],
  hints: ['killed-idle', 'relay-idle', 'cut-idle', 'cut-unused', 'dedup-late', 'edit-nothing'],
} as const;

interface Own extends Orders {
  events: Events;
  /** Seq of the newest wish for an order that no program has died of. */
  asked: number | undefined;
  /** The service was killed from outside. */
  isKilled: boolean;
  /** The service's newest end, until it runs again. */
  away: number | undefined;
}
type Story = StoryOf<typeof ids, Own>;

const begin = (): Own => ({
  ...beginOrders(),
  events: new Map(),
  asked: undefined,
  isKilled: false,
  away: undefined,
});

const take = (story: Story, event: LabEvent, before: Picture): void => {
  takeOrders(story, event, before);
  takeCopies(story.events, event, before);
  switch (event.type) {
    case 'action.accepted':
      if (event.action.startsWith('place')) story.asked = event.seq;
      if (event.action === 'kill' && event.program === 'order') story.isKilled = true;
      break;
    case 'program.started':
      if (event.program !== 'order') break;
      story.away = undefined;
      story.asked = undefined;
      story.isKilled = false;
      break;
    case 'program.exited':
      if (event.program === 'order') serviceEnded(story, event, before);
      else if (event.program === 'relay' && event.cause === 'killed') relayDied(story, event, before);
      break;
    case 'record.appended':
      appended(story, event);
      break;
    case 'statement.ran':
      wrote(story, event);
      break;
    case 'program.printed':
      if (event.program === 'staff' && event.stream === 'stderr')
        mistake(story, 'edit-nothing', 'unseen-edit', [event.seq]);
      break;
    case 'cable.mended':
      mended(story, event.seq);
      break;
  }
};

/** What the log shows so far. */
export const story = createStory(ids, begin, take);

const serviceEnded = (story: Story, { seq, cause }: EventOf<'program.exited'>, { settings }: Picture): void => {
  story.away = seq;
  if (cause !== 'killed') return;
  const { asked } = story;
  if (story.isKilled && ![...story.orders.values()].some(({ died }) => died === seq))
    mistake(story, 'killed-idle', 'unannounced', [seq]);
  if (settings.mode === 'outbox' && settings.crash === 'order' && !story.isKilled && asked !== undefined)
    find(story.objectives, 'all-or-nothing', [asked, seq]);
  for (const one of story.orders.values()) shippedUnknown(story, one);
};

const shippedUnknown = (story: Story, { row, told, died, shipped }: Order): void => {
  const [announced, parcel] = [told[0], shipped[0]];
  if (row !== undefined || died === undefined || announced === undefined || parcel === undefined) return;
  find(
    story.objectives,
    'phantom',
    [announced, died, parcel].sort((a, b) => a - b),
  );
};

const relayDied = (story: Story, { seq }: EventOf<'program.exited'>, before: Picture): void => {
  if (waitingIn(before) === 0 && story.objectives.has('outlived')) mistake(story, 'relay-idle', 'twice', [seq]);
};

const appended = (story: Story, { key, headers, program, seq }: EventOf<'record.appended'>): void => {
  if (key === null || !isPlaced(headers.ce_type)) return;
  repeated(story, key);
  const [lost] = forgotten(story).filter(([id]) => id !== key);
  if (lost) find(story.objectives, 'unannounced', [lost[1].row ?? seq, lost[1].died ?? seq, seq]);
  if (program === 'relay' && story.away !== undefined) find(story.objectives, 'outlived', [story.away, seq]);
  const { cut, edit } = story;
  if (cut && outcomeOf(cut) === 'in-order')
    find(story.objectives, 'caught-up', [cut.seq, ...cut.arrived.map((one) => one.seq)]);
  if (edit && edit.order !== key && edit.mode === 'outbox' && !edit.wasCaptured)
    find(story.objectives, 'unseen-edit', [edit.seq, seq]);
};

const wrote = (story: Story, event: EventOf<'statement.ran'>): void => {
  const { seq, table, verb, changes, parameters } = event;
  const parcel = rowIn(event, 'shipments');
  const order = parcel === undefined ? undefined : story.orders.get(parcel);
  if (order) shippedUnknown(story, order);
  if (parcel !== undefined) repeated(story, parcel);
  if (table === 'seen') repeated(story, story.events.get(parameters[0] ?? '')?.order ?? '');
  if (table === 'shipments' && verb === 'update' && changes > 0 && story.edit) {
    const { edit } = story;
    if (edit.wasCaptured && parameters[1] === edit.order) find(story.objectives, 'captured', [edit.seq, seq]);
  }
};

/** What shipping made of an event that came twice; which of the two is heard of first, nobody knows. */
const repeated = (story: Story, id: string): void => {
  const shipped = story.orders.get(id)?.shipped ?? [];
  const copies = [...story.events.values()].find((one) => one.order === id && one.seqs.length > 1);
  if (!copies) return;
  const { seqs, ignored, noted } = copies;
  if (shipped.length === 1 && ignored !== undefined)
    find(
      story.objectives,
      'once',
      [...seqs, ignored].sort((a, b) => a - b),
    );
  if (shipped.length < 2) return;
  // Its first copy was shipped while nobody wrote down ids: the second looks new.
  if (noted) mistake(story, 'dedup-late', 'once', shipped);
  find(
    story.objectives,
    'twice',
    [...seqs, ...shipped].sort((a, b) => a - b),
  );
};

const mended = (story: Story, seq: number): void => {
  const { cut } = story;
  if (!cut || cut.taken.length > 0) return;
  mistake(story, cut.passed > 0 ? 'cut-unused' : 'cut-idle', 'caught-up', [cut.seq, seq]);
};
