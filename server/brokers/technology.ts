import type { EventDraft } from '#model/events.ts';
import type { Lab } from '#model/lab.ts';

/** What a technology must know of a sandbox to serve it. */
export interface SandboxScope {
  /** Lower-case letters and digits, unique on the brokers: part of vhost, user, topic and group names. */
  id: string;
  lab: Lab;
}

/** Appends to the sandbox's log; may be called at any time until `close` resolves. */
export type Emit = (draft: EventDraft) => void;

/** What the preload inside a program tells: one JSON object a line, in order. `of` names the patched library. */
export interface Report {
  of: 'amqplib' | 'kafkajs' | 'sqlite';
  kind: string;
  [field: string]: unknown;
}

/** One technology's half of one sandbox: its corner of the broker, and the observation of it. */
export interface TechnologySandbox {
  /** Environment that lets a program reach this sandbox's corner and nothing else. Secrets included. */
  env(program: string): Record<string, string>;
  /** The broker's names for the lab's own: `orders` → `s1a2.orders`. */
  topicName?(topic: string): string;
  groupName?(group: string): string;
  /** Called for every line that the preload of a program reports; must not throw on garbage. */
  report(program: string, report: Report): void;
  /** What the supervisor knows; called after the event about it is in the log. */
  programStarted(program: string, pid: number): void;
  programExited(program: string): void;
  programFrozen(program: string): void;
  programThawed(program: string): void;
  /** Resolves as soon as nothing that happens on the broker is missed: at once, or once it is back after it was away. */
  observing?(): Promise<void>;
  /** Takes everything of the sandbox off the broker; never throws, a broker that is away is swept later. */
  close(): Promise<void>;
}

/** One broker technology; `rabbitmq/driver.ts` and `kafka/driver.ts` have the same shape. */
export interface TechnologyDriver<Address> {
  /** Makes the sandbox's corner of the broker and begins to observe it; resolves when programs may start. */
  open(address: Address, scope: SandboxScope, emit: Emit): Promise<TechnologySandbox>;
  /** Removes what is left of sandboxes whose ids begin with the owner's name; returns how many things it removed. */
  sweep(address: Address, owner: string): Promise<number>;
}
