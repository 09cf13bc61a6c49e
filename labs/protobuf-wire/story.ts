import type { LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { createStory, find, mistake, type StoryOf } from '#model/story.ts';
import { varintsIn } from '#model/technologies/grpc/protobuf.ts';
import { fourth, numbers } from './contract.ts';
import {
  answerTo,
  type Ended,
  type Followed,
  fieldsOn,
  follow,
  integerIn,
  messageOn,
  type Order,
  type Sending,
} from './orders.ts';

const ids = {
  objectives: ['both', 'varint', 'absent', 'negative', 'int64', 'kept', 'lost', 'renamed', 'reused'],
  hints: ['refused', 'seven-bits', 'nothing-to-lose', 'nothing-to-misread'],
} as const;

interface Own extends Followed {
  /** The newest order whose quantity took a single byte. */
  small: number | undefined;
}
type Story = StoryOf<typeof ids, Own>;

const take = (story: Story, event: LabEvent, before: Picture): void => {
  for (const { ended, order } of follow(story, event, before)) {
    if (ended.status !== 0) continue;
    if (order.json) both(story, order);
    else {
      sizes(story, order.protobuf);
      releases(story, order.protobuf, ended);
    }
  }
  if (event.type === 'program.printed' && event.program === 'shop' && event.stream === 'stderr') {
    if (unreadable.test(event.line)) story.hints.set('refused', [event.seq]);
  }
};

/** What the log shows so far. */
export const story = createStory(ids, (): Own => ({ small: undefined, ended: [] }), take);

/** As the shop and the code of the contract complain of what was typed. */
const unreadable = /invalid (int32|int64)|to a BigInt/;

const manyBoxes = 3;

/** Once the second form has come too. */
const both = ({ objectives }: Story, { protobuf, json }: Order): void => {
  const [inBytes, inText] = [messageOn(protobuf.call.out), json && messageOn(json.call.out)];
  const boxes = fieldsOn(protobuf.call.out).get(numbers.boxes);
  if (!inBytes || !inText || !boxes || varintsIn(boxes.value).length < manyBoxes) return;
  if (inBytes.bytes < inText.bytes) find(objectives, 'both', [inBytes.seq, inText.seq]);
};

/** The largest number in the seven bits of one byte, and from where on somebody may take a number for large. */
const sevenBits = 127n;
const seemsLarge = 100n;

const sizes = (story: Story, sending: Sending): void => {
  const { call } = sending;
  const sent = messageOn(call.out);
  if (!sent) return;
  const { objectives } = story;
  const on = fieldsOn(call.out);
  const [quantity, points] = [on.get(numbers.quantity), on.get(numbers.points)];
  if (quantity?.value.length === 1) {
    story.small = sent.seq;
    const value = integerIn(quantity);
    if (value >= seemsLarge && value <= sevenBits) mistake(story, 'seven-bits', 'varint', [sent.seq]);
  } else if (quantity && story.small !== undefined) find(objectives, 'varint', [story.small, sent.seq]);
  if (!points) find(objectives, 'absent', [sent.seq]);
  else if (integerIn(points) < 0n) find(objectives, 'negative', [sent.seq]);
  const customer = integerIn(on.get(numbers.customer));
  const answer = answerTo(sending);
  if (isLarge(customer) && answer?.read.get('customerId') === String(customer)) {
    find(objectives, 'int64', [sent.seq, answer.seq]);
  }
};

/** More than what a number of JavaScript, which is a double, holds exactly. */
export const isLarge = (value: bigint): boolean => (value < 0n ? -value : value) > BigInt(Number.MAX_SAFE_INTEGER);

const releases = (story: Story, sending: Sending, { forward, release }: Ended): void => {
  const [sent, passed] = [messageOn(sending.call.out), sending.onward && messageOn(sending.onward.out)];
  const answer = answerTo(sending);
  if (!sent || !passed || !answer) return;
  const { objectives } = story;
  const [on, onward] = [fieldsOn(sending.call.out), fieldsOn(sending.onward?.out)];
  const evidence = [sent.seq, passed.seq, answer.seq];
  if (on.has(numbers.voucher)) {
    if (!onward.has(numbers.voucher)) find(objectives, 'lost', evidence);
    else if (answer.read.has('voucher')) find(objectives, 'kept', evidence);
  } else if (forward === 'copy') mistake(story, 'nothing-to-lose', 'lost', evidence);
  if (!onward.has(numbers.points)) {
    if (release === 'reused') mistake(story, 'nothing-to-misread', 'reused', evidence);
  } else if (answer.read.get(fourth.renamed) === Number(integerIn(onward.get(numbers.points)))) {
    find(objectives, 'renamed', evidence);
  } else if (answer.read.has(fourth.reused)) find(objectives, 'reused', evidence);
};
