import { readConfig } from '#server/settings/config.mjs';
import { wrongFolder } from '#server/settings/folder.mjs';
import { wrongDoor } from '#server/settings/listening.mjs';
import { oneOf, readVariable, WrongSetting } from '#server/settings/reading.mjs';
import { brokerChoices } from './brokers.mjs';
import { dataDir } from './folders.mjs';
import { listeningError } from './ports.mjs';
import { technologies } from './technologies.mjs';

/** A sentence for each setting that cannot be used, known before anything is fetched, built or started. */
export async function wrongSettings() {
  const { env } = process;
  const { config, wrong } = readConfig(env);
  const forced = env.TRAMTIN_BROKERS;
  const addressesCount = !forced || forced === 'environment';
  const looks = [
    () => void readVariable(env, 'TRAMTIN_BROKERS', oneOf(brokerChoices)),
    ...Object.values(technologies).map(
      ({ addressFrom }) =>
        () =>
          void (addressesCount && addressFrom(env)),
    ),
  ];
  return [
    ...wrong,
    ...looks.flatMap((look) => sentenceOf(look) ?? []),
    ...[wrongFolder(dataDir) ?? []].flat(),
    ...(wrong.length === 0 ? await wrongListening(config) : []),
  ];
}

/**
 * A port that somebody else has is no fault: the next one is taken.
 * @param {{ host: string, port: number }} door
 */
async function wrongListening({ host, port }) {
  const anyPort = await listeningError({ host, port: 0 });
  if (anyPort) return [wrongDoor({ host, port }, anyPort)];
  const error = await listeningError({ host, port });
  return error?.code === 'EACCES' ? [wrongDoor({ host, port }, error)] : [];
}

/** @param {() => void} look */
function sentenceOf(look) {
  try {
    look();
    return undefined;
  } catch (error) {
    if (error instanceof WrongSetting) return error.message;
    throw error;
  }
}
