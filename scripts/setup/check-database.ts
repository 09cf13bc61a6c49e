// Run by the set-up before it builds: says what PostgreSQL itself has against DATABASE_URL, and nothing of one that does
// not answer yet.
import { openDatabase } from '#server/progress/database.ts';
import { wrongDatabase } from '#server/progress/failure.ts';
import { readConfig } from '#server/settings/config.mjs';
import { wrongSettingCode } from '#server/settings/reading.mjs';

try {
  await (await openDatabase(readConfig(process.env).config)).destroy();
} catch (error) {
  const sentence = wrongDatabase(error);
  if (sentence) {
    console.error(sentence);
    process.exitCode = wrongSettingCode;
  }
}
