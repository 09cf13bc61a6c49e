import type { LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';

/** The group whose offset is moved in this lab; its only program has the same name. */
export const group = 'email';
/** The topic has one partition. */
const partition = 'orders/0';

/** The offset that the next record will get. */
export const highOf = ({ topics }: Picture): number => topics.orders?.partitions[0]?.high ?? 0;
/** Undefined where the group has committed nothing. */
export const committedOf = ({ groups }: Picture, name = group): number | undefined =>
  groups[name]?.committed[partition];
/** Offset after the furthest record that the group is done with. */
export const handledOf = ({ groups }: Picture): number => groups[group]?.handled[partition] ?? 0;
/** Records that the group has not committed. */
export const lagOf = (picture: Picture): number => highOf(picture) - (committedOf(picture) ?? 0);
/** Done, and not committed: what would be done again. */
export const aheadOf = (picture: Picture): number => handledOf(picture) - (committedOf(picture) ?? 0);
/** Whether the broker counts somebody into the group. */
export const hasMembers = ({ groups }: Picture): boolean => (groups[group]?.members.length ?? 0) > 0;

/** kafkajs has asked the broker, and the group has members. */
export const isRefusal = (event: LabEvent): boolean =>
  event.type === 'program.printed' && event.program === 'operator' && event.line.includes('no running instances');

/** Orders that the group has passed, and that have no e-mail; each order's number is its offset and one. */
export const missedIn = (picture: Picture): number => {
  const passed = Math.min(highOf(picture), Math.max(handledOf(picture), committedOf(picture) ?? 0));
  const { rows = 0, newest = [] } = picture.tables.emails ?? {};
  const beyond = newest.filter((order) => Number(order) > passed).length;
  const inHand = (picture.programs.email?.hands ?? []).filter(
    ({ label, body }) => orderIn(body, label) <= passed && !newest.includes(String(orderIn(body, label))),
  ).length;
  return Math.max(0, passed - (rows - beyond) - inHand);
};

const orderIn = (body: string, label: string): number => Number(/"order":(\d+)/.exec(body)?.[1] ?? label);
