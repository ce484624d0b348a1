/** Where the demonstration is, as a file that a shell reads: its ports are other ones where the usual ones are taken. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Library } from './desk.js';

/** `A` and `TA`: address of the staff API and token of Algonquin College; the others by their first letters too. */
export async function writeAddresses(
  libraries: readonly Pick<Library, 'code' | 'port' | 'staffToken'>[],
  dataFolder: string,
): Promise<string> {
  const file = join(dataFolder, 'addresses.sh');
  const lines = libraries.flatMap(({ code, port, staffToken }) => {
    const letter = code.slice(0, 1);
    return [`${letter}='http://127.0.0.1:${port}/api/v1'`, `T${letter}='${staffToken.replaceAll("'", `'\\''`)}'`];
  });
  await writeFile(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  return file;
}
