import { settingRows } from './rows.js';
import { fileEnvOf, secretRows } from './secret-files.js';

/** Names that begin like settings and are read by somebody else: the command line, fault tests, the compose file, the supervisor, the host, the build of the image. */
const elsewhere = [
  'INTERLEND_SETTINGS',
  'INTERLEND_URL',
  'INTERLEND_FAULT',
  'INTERLEND_FAULT_TESTS',
  'INTERLEND_PUBLISH',
  'INTERLEND_COMMIT',
  'INTERLEND_COMMAND',
  'INTERLEND_PROCESS',
  'INTERLEND_HOST_PROCESS',
  'INTERLEND_OWN_PROCESS',
  'INTERLEND_DATABASE_SERVER',
];
/** What test runs hand to themselves. */
const ofTests = /^INTERLEND_TEST_/;

/** A setting whose name is misspelt would be passed over silently: each such name, with the nearest right one. */
export function misspelt(names: readonly string[]): string[] {
  const settings = Object.values(settingRows).map(({ env }) => env);
  const known = new Set<string>([...settings, ...secretRows().map(fileEnvOf), ...elsewhere]);
  return names
    .filter((name) => name.startsWith('INTERLEND_') && !known.has(name) && !ofTests.test(name))
    .map((name) => {
      const near = nearest(name, settings);
      const remedy = near ? `Did you mean ${near}?` : 'The page “All settings” of the handbook lists them.';
      return `${name} is no setting. ${remedy}`;
    });
}

/** The setting that takes the fewest changes of letters, if they are few enough to be a slip. */
function nearest(name: string, settings: readonly string[]): string | undefined {
  const ranked = settings.map((setting) => ({ setting, changes: spellingDistance(name, setting) }));
  const [best] = ranked.sort((one, other) => one.changes - other.changes);
  const letters = name.length - 'INTERLEND_'.length;
  return best && best.changes <= Math.max(2, letters / 2) ? best.setting : undefined;
}

/** How many letters must be added, left out or replaced to make the one of the other (Levenshtein). */
export function spellingDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const replaced = (row[j - 1] as number) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[other.length] as number;
}
