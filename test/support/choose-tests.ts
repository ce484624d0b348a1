import { existsSync, readdirSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { spellingDistance } from '../../src/settings/misspelt.js';
import { changedFiles, codeOfCheckout, testsOf } from './changed-tests.js';
import { type Level, levelOf, levels } from './levels.js';
import { root } from './root.js';
import { mostTriedAgain } from './run-again.js';

export interface Choice {
  help: boolean;
  files: Record<Level, string[]>;
  /** Arguments for mocha. */
  mocha: string[];
  /** No test was left out. */
  everything: boolean;
  /** Walks over every page visit a share of them: see `test/look/share.ts`. */
  shares: boolean;
  ownServices: boolean;
  /** Every title, not a dot. */
  show: boolean;
  /** A file with failures is run once more by itself. */
  retry: boolean;
  /** Nothing more is begun after the first failure. */
  bail: boolean;
  /** The day on which the tests run, as `--clock` names it. */
  clock: string | undefined;
}

export const help = `npm test [-- options] [file or folder …]
  --unit, --integration, --e2e, --desk
                                 only tests of this level (several may be named)
  --changed                      only tests of what has changed against main or is not committed
  --everything                   walks over every page of the desk visit all pages, not a quarter and what has changed
                                 (before a release)
  --grep TEXT                    only tests whose title has this text
  --bail                         end at the first failure
  --titles                       show every title, not a dot (also when files are named), and the slowest files
  --no-retry                     let what fails fail; otherwise a file with failures is run once more by itself
                                 after all others (at most ${mostTriedAgain} files), and what passes then is named at the end
  --clock DAY                    run on another day: +40d, 2027-01-31, or a name: spring, autumn, leap-day, end-of-year,
                                 Saturday … (libfaketime, on Linux; with a PostgreSQL of its own)
  --own-services                 leave servers on the standard ports alone; start private ones
Services: DATABASE_URL and AMQP_URL when set, else servers on the standard ports, else embedded or private ones.`;

/** Throws on an option it does not know, or a place without tests. `ofChanges` leaves the tests of what has changed. */
export function chooseTests(
  args: string[],
  all = testFiles(),
  ofChanges = (tests: string[]) => testsOf(changedFiles(), tests, codeOfCheckout()),
): Choice {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', default: false },
      unit: { type: 'boolean', default: false },
      integration: { type: 'boolean', default: false },
      e2e: { type: 'boolean', default: false },
      desk: { type: 'boolean', default: false },
      changed: { type: 'boolean', default: false },
      everything: { type: 'boolean', default: false },
      grep: { type: 'string', short: 'g' },
      bail: { type: 'boolean', default: false },
      titles: { type: 'boolean', default: false },
      'no-retry': { type: 'boolean', default: false },
      clock: { type: 'string' },
      'own-services': { type: 'boolean', default: false },
    },
  });
  const named = levels.filter((level) => values[level]);
  const everything = positionals.length === 0 && named.length === 0 && !values.changed && values.grep === undefined;
  const placed = positionals.length === 0 ? all : inPlaces(positionals, all);
  const wanted = values.changed ? ofChanges(placed) : placed;
  const files = Object.fromEntries(
    levels.map((level) => [
      level,
      wanted.filter((file) => levelOf(file) === level && (named.length === 0 || named.includes(level))),
    ]),
  ) as Record<Level, string[]>;
  return {
    help: values.help,
    files,
    mocha: [...(values.grep === undefined ? [] : ['--grep', values.grep]), ...(values.bail ? ['--bail'] : [])],
    everything,
    shares: everything && !values.everything,
    ownServices: values['own-services'],
    show: values.titles || positionals.length > 0,
    // One file that was chosen has run by itself, and who ends at the first failure wants to see it.
    bail: values.bail,
    clock: values.clock,
    retry: !values['no-retry'] && !values.bail && wanted.length > 1,
  };
}

/** Every test of this checkout, from its root: `test/domain/step.test.ts`. */
export function testFiles(): string[] {
  const names = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.test.ts') && !name.split(sep).includes('fixtures'))
    .map((name) => join('test', name))
    .sort();
}

/** The tests of all these files and folders. Throws when one has none, with a line for each and what was probably meant. */
function inPlaces(places: string[], all: string[]): string[] {
  const found = places.map((place) => ({ place, files: inPlace(place, all) }));
  const wrong = found.filter(({ files }) => files.length === 0);
  if (wrong.length === 0) return found.flatMap(({ files }) => files);
  const right = found.filter(({ files }) => files.length > 0).map(({ place }) => place);
  const lines = wrong.map(({ place }) => {
    const near = nearestTo(place, all);
    return `There is no test in ${place}.${near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : ''}`;
  });
  if (right.length > 0)
    lines.push(`Nothing was run. Right, and runs without the others: npm test -- ${right.join(' ')}`);
  throw new Error(lines.join('\n'));
}

function inPlace(place: string, all: string[]): string[] {
  const from = [process.env['INIT_CWD'] ?? root, root].map((folder) => resolve(folder, place)).find(existsSync);
  const within = from && relative(root, from);
  return all.filter((file) => file === within || file.startsWith(`${within}${sep}`));
}

/** The tests, at most three, whose name is this one's, in another folder or of another level, or differs by a slip. */
function nearestTo(place: string, all: string[]): string[] {
  const wanted = plainName(place);
  const nearest = all
    .map((file) => ({ file, changes: spellingDistance(plainName(file), wanted) }))
    .sort((one, other) => one.changes - other.changes);
  const least = nearest[0]?.changes ?? Number.POSITIVE_INFINITY;
  if (least > Math.max(2, wanted.length / 4)) return [];
  return nearest.filter(({ changes }) => changes === least).flatMap(({ file }, at) => (at < 3 ? [file] : []));
}

/** `lending` of `test/domain/lending.integration.test.ts`. */
const plainName = (file: string): string => basename(file).replace(/(\.(integration|e2e))?(\.test)?(\.ts)?$/, '');
