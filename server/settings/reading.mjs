// Plain JavaScript: npm start reads the settings before any package is there, on a Node that may not run TypeScript.
import { copy } from './copy.vi.mjs';

/** Exit code of a start that a wrong setting ended: EX_CONFIG of sysexits.h. */
export const wrongSettingCode = 78;

/** A setting that cannot be used; its message is one sentence for whoever set it, without any secret. */
export class WrongSetting extends Error {}

/**
 * What a variable's text means; throws what would be right where it means nothing.
 * @template Value
 * @typedef {(text: string) => Value} Reader
 */

/** @typedef {Readonly<Record<string, string | undefined>>} Environment */

/**
 * The variable's value; undefined where it is not set or empty. Throws {@link WrongSetting}.
 * @template Value
 * @param {Environment} env
 * @param {string} variable
 * @param {Reader<Value>} reader
 * @param {{ secret?: boolean }} [options] `secret`: its text is never repeated.
 * @returns {Value | undefined}
 */
export function readVariable(env, variable, reader, { secret = false } = {}) {
  const text = env[variable];
  if (!text) return undefined;
  try {
    return reader(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new WrongSetting(secret ? copy.wrongSecret(variable, why) : copy.wrong(variable, text, why));
  }
}

/**
 * @param {{ least: number, most: number, example: number }} range
 * @returns {Reader<number>}
 */
export const wholeNumber =
  ({ least, most, example }) =>
  (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new Error(copy.wholeNumber(least, most, example));
  };

/**
 * Minutes, perhaps a part of one, in milliseconds.
 * @param {{ most: number, example: number }} range
 * @returns {Reader<number>}
 */
export const minutes =
  ({ most, example }) =>
  (text) => {
    const value = Number(text);
    if (value > 0 && value <= most) return value * 60_000;
    throw new Error(copy.minutes(most, example));
  };

/**
 * @param {readonly string[]} values
 * @returns {Reader<string>}
 */
export const oneOf = (values) => (text) => {
  if (values.includes(text)) return text;
  throw new Error(copy.oneOf(values));
};

/**
 * A URL of one of those protocols, name and password in it properly encoded; `otherwise` says what is wanted.
 * @param {readonly string[]} protocols
 * @param {string} otherwise
 * @returns {Reader<URL>}
 */
export const url = (protocols, otherwise) => (text) => {
  const value = attempt(() => new URL(text), otherwise);
  if (!protocols.includes(value.protocol)) throw new Error(otherwise);
  attempt(() => decodeURIComponent(value.username + value.password), copy.notEncoded);
  return value;
};

/**
 * @template Value
 * @param {() => Value} work
 * @param {string} otherwise
 */
const attempt = (work, otherwise) => {
  try {
    return work();
  } catch {
    // The engine's own words may repeat what was given, a password too.
    throw new Error(otherwise);
  }
};
