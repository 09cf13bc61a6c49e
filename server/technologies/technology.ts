import type { z } from 'zod';
import type { EventDraft } from '#model/events.ts';
import type { Lab } from '#model/lab.ts';
import type { Part } from '#model/technologies.ts';
import type { Door } from '#server/processes/ports.ts';
import type { Report } from '#server/programs/report.ts';
import type { Audit } from './audit.ts';
import type { BrokerSetup } from './broker-setup.ts';

/** What a technology must know of a sandbox to serve it. */
export interface SandboxScope {
  /** Lower-case letters and digits, unique on the brokers: part of vhost, user, topic and group names. */
  id: string;
  lab: Lab;
}

/** Appends to the sandbox's log; may be called at any time until `close` resolves. */
export type Emit = (draft: EventDraft) => void;

/** What one sandbox has of one technology: a place of its own, and the observation of it. */
export interface Corner {
  /** Environment that lets a program reach this corner and nothing else. Secrets included. */
  env(program: string): Record<string, string>;
  /** What one of the lab's own names stands for here (`orders` → `tt-1a2.orders`); undefined for another technology's. */
  resolve(value: Part<'env'>): string | undefined;
  /** Programs that serve under one of the lab's names; none for a name that stands for something else. */
  serversAt?(value: Part<'env'>): readonly string[];
  /** Resolves once the program, which has started, serves whoever calls it, or has ended. */
  serving?(program: string): Promise<void>;
  /** Where its programs knock: what a cable may lead through. */
  doors?: readonly Door[];
  /** Called for every line that its preload in a program reports; must not throw on garbage. */
  report(program: string, report: Report): void;
  /** What a program that runs in the learner's browser reports; throws nothing, and is deaf to what is none of its reports. */
  browserReport?(program: string, report: unknown): void;
  /** Where the learner's browser reaches that program through the site, where it is one that may be reached so. */
  carry?(program: string, path: string, request: Request): Promise<Response> | undefined;
  /** Where who knows the sandbox's door is let in, if it has one. */
  knock?(path: string, request: Request): Promise<Response> | undefined;
  /** What the supervisor knows; called after the event about it is in the log. */
  programStarted?(program: string, pid: number): void;
  programExited?(program: string): void;
  programFrozen?(program: string): void;
  programThawed?(program: string): void;
  /** Resolves as soon as nothing that happens on the broker is missed: at once, or once it is back after it was away. */
  observing?(): Promise<void>;
  /** Paths of the files that it keeps on this machine for the programs. */
  files?(): string[];
  /** Takes everything of the sandbox away; never throws, a broker that is away is swept later. */
  close(): Promise<void>;
}

/** Whether a sandbox of that id has been left by whoever made it, and is ours to remove. */
export type IsLeft = (sandboxId: string) => boolean;

/** A technology as the server knows it. `Address` is what it must be told to be reached: nothing, or where a broker is. */
export interface ServerTechnology<Address = undefined> {
  /** URL of the `Preload` that instruments its client library in the programs; absent where they tell all by themselves. */
  preload?: string;
  /** URL of the one for programs that run bare: lets them in, and watches nothing; absent where they need none. */
  barePreload?: string;
  /** Flag of Node that keeps what it uses on this machine from programs that have nothing to do with it. */
  withheld?: string;
  /** Makes a sandbox's corner and begins to observe it; resolves when programs may start. */
  open(address: Address, scope: SandboxScope, emit: Emit): Promise<Corner>;
  /** Removes what is there of every sandbox that is left, nobody else's; returns how many things. */
  sweep(address: Address, isLeft: IsLeft): Promise<number>;
  /** Its own word of the sandboxes, by another way than the one on which its events come. */
  audit(address: Address): Audit;
}

/** A technology whose programs talk through a broker: somebody has to run it, and it may be away. */
export interface BrokeredTechnology<Address> extends ServerTechnology<Address> {
  broker: BrokerLife<Address>;
}

/** How a broker comes to be there. */
export interface BrokerLife<Address> {
  /** Its part of the set-up file. */
  setup: z.ZodType<BrokerSetup<Address>>;
  /** Where the environment says that it is; undefined where it does not, throws a `WrongSetting` where it says nonsense. */
  addressFrom(env: NodeJS.ProcessEnv): Address | undefined;
  /** Whose acceptance of a connection counts as the broker being there; one of them is enough. */
  doors(address: Address): Door[];
  /** Sends a probe through, so that the first learner waits for nothing; a failure keeps the broker from being ready. */
  warm(address: Address): Promise<void>;
}
