import type { ApiError, RefusedAt } from '#model/socket.ts';
import { copy } from './copy.vi.ts';

/** A request that is turned down: an HTTP status, a code for programs and a sentence for people. */
export class Refusal extends Error implements ApiError {
  override name = 'Refusal';
  readonly status: number;
  readonly code: string;
  readonly sentence: string;
  at?: RefusedAt;
  /** After how many seconds it may be tried again. */
  retryAfter?: number;

  constructor(status: number, code: keyof typeof copy.refusals, ...details: string[]) {
    const sentence = copy.refusals[code](...details);
    super(`${code}: ${sentence}`);
    this.status = status;
    this.code = code;
    this.sentence = sentence;
  }

  /** A refusal of the value of one control, or of one field of a form: why, which the page says beside its label. */
  static ofValue(at: RefusedAt, why: string): Refusal {
    const refusal = new Refusal(400, 'bad-value', why);
    refusal.at = at;
    return refusal;
  }

  /** A refusal of what comes too often or too much from one address; in so many ms it may be tried again. */
  static tooMuch(code: keyof typeof copy.refusals, waitMs: number, ...details: string[]): Refusal {
    const seconds = Math.max(1, Math.ceil(waitMs / 1000));
    const refusal = new Refusal(429, code, ...details, copy.inSeconds(seconds));
    refusal.retryAfter = seconds;
    return refusal;
  }

  /**
   * Whether that is a refusal, of whichever copy of this class: Next bundles route handlers with a copy of their own, so
   * `instanceof` fails for what the server's modules throw.
   */
  static is(error: unknown): error is Refusal {
    return error instanceof Error && error.name === 'Refusal' && 'status' in error && 'sentence' in error;
  }
}
