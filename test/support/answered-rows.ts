/**
 * What the statements that are put together while running answer with, as the tests of a process see it: the names and types of the
 * columns, beside the row types that the source gives them. Nothing of it is looked at outside CI, unless INTERLEND_TEST_ROWS says so.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type AnswerColumn, differences } from '../storage/support/columns.js';
import type { BuiltStatement } from '../storage/support/statements.js';
import { root } from './root.js';

/** Calls of `src/storage` that led to an answer: file and lines, the nearest first. */
interface Answered {
  frames: { file: string; line: number }[];
  columns: AnswerColumn[];
}

const answered: Answered[] = [];
/** A stack is written once for each text. */
const seen = new Set<string>();
const isWatched = process.env['CI'] === 'true' || process.env['INTERLEND_TEST_ROWS'] !== undefined;

type Query = (this: unknown, given: unknown, ...more: unknown[]) => unknown;

/** Notes who sent a statement and what its answer looks like; each text once. */
function watch(prototype: { query: unknown }): void {
  const query = prototype.query as Query;
  prototype.query = function (this: unknown, given: unknown, ...more: unknown[]) {
    const sent = query.call(this, given, ...more);
    const text = typeof given === 'string' ? given : (given as { text?: string } | undefined)?.text;
    if (!text || !(sent instanceof Promise)) return sent;
    if (seen.has(text)) return sent;
    seen.add(text);
    const frames = storageFrames();
    if (frames.length > 0) {
      const note = { frames, columns: [] as AnswerColumn[] };
      answered.push(note);
      sent.then(
        (result: pg.QueryResult | pg.QueryResult[]) => {
          if (!Array.isArray(result)) note.columns = result.fields ?? [];
        },
        () => {},
      );
    }
    return sent;
  } satisfies Query;
}

function storageFrames(): Answered['frames'] {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 20;
  const { stack = '' } = new Error();
  Error.stackTraceLimit = limit;
  return [...stack.matchAll(/(src\/storage\/[^:()]+):(\d+):\d+/g)].map(([, file = '', line]) => ({
    file,
    line: Number(line),
  }));
}

/** Connections under names of their own, writes that are sent together, and whole tables that are copied as they are. */
const passesOn =
  /database\/session|local-records\/records-context|exchange\/(step-writes|commit)|storage\/transfer|embedded\/login/;

/** A sentence for each answer of a statement put together while running whose columns are not those of its row type. */
export function wrongRows(seen: Iterable<Answered>, statements: readonly BuiltStatement[]): string[] {
  const wrong = new Set<string>();
  for (const { frames, columns } of seen) {
    if (columns.length === 0) continue;
    // What only passes on what it is given has no row type; whoever called it says what comes.
    const senders = frames.flatMap(({ file, line }) =>
      statements.filter((each) => each.file === file && line >= each.from && line <= each.to && !passesOn.test(file)),
    );
    const [sender] = senders;
    if (!sender) continue;
    const place = `${sender.file}:${sender.from}`;
    if (!sender.row)
      wrong.add(`${place}: answers with ${columns.map(({ name }) => name).join(', ')}; its rows have no type`);
    else for (const each of differences(sender.row, columns)) wrong.add(`${place}: ${each}`);
  }
  return [...wrong];
}

/** Read from the source once for each state of it. */
async function builtStatements(): Promise<BuiltStatement[]> {
  const folder = join(root, 'src/storage');
  const digest = createHash('sha1');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted())
    if (name.endsWith('.ts')) digest.update(name).update(readFileSync(join(folder, name)));
  const kept = join(root, 'dist', `.built-statements-${digest.digest('hex').slice(0, 16)}.json`);
  if (!existsSync(kept)) {
    const { statementsOf } = await import('../storage/support/statements.js');
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(`${kept}.${process.pid}`, JSON.stringify(statementsOf('src/storage').built));
    renameSync(`${kept}.${process.pid}`, kept);
  }
  return JSON.parse(readFileSync(kept, 'utf8')) as BuiltStatement[];
}

if (isWatched && typeof after === 'function') {
  watch(pg.Client.prototype);
  watch(pg.Pool.prototype);
  after('the rows of statements that are put together while running are those of their types', async function () {
    this.timeout(180_000);
    if (answered.length === 0) return;
    const wrong = wrongRows(answered, await builtStatements());
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
  });
}
