import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { decoded } from '../../catalogue/decode.js';
import { habitOfMost, holdingsHabits } from '../../catalogue/marc/holdings/index.js';
import { splitIso2709 } from '../../catalogue/marc/iso2709.js';
import { splitMarcXml, writeMarcXml } from '../../catalogue/marc/marcxml.js';
import type { words as en } from '../../words/en/index.js';
import { say } from '../../words/index.js';
import type { Language } from '../../words/languages.js';
import { type Facts, message } from '../../words/message.js';
import type { Client, Fields, Thing } from '../client.js';
import { custom } from '../command.js';
import { CallRefused, Misused } from '../failures.js';
import type { Host } from '../host.js';
import { inTerminalLanguage } from '../locale.js';
import type { OwnValues } from '../row.js';
import { oneLine, table } from '../table.js';
import { importFile, linesOfReport, refusedRows, refuseIfRefused, reportsIn } from './import-file.js';

type Word = keyof (typeof en)['catalogue'] & string;

/** Says a sentence of the catalogue's own section. */
export const catalogueIn =
  (language: Language) =>
  (word: Word, facts: Facts = {}): string =>
    say(message(`catalogue.${word}`, facts), language);
export type SayCatalogue = ReturnType<typeof catalogueIn>;

type RecordsReport = Thing<'RecordsReport'>;
type RecordProblem = RecordsReport['problems'][number];
type UnderstoodCopy = Pick<Thing<'CatalogueCopy'>, 'library' | 'location' | 'status'>;
type RecordUnderstood = NonNullable<RecordsReport['understood']>[number];

const options = {
  '--source <name>': ['whose records they are: each source has its own numbers', String, 'main'],
  '--holdings <habit>': ['how holdings are written; without it as each record shows', holdingsHabits],
  '--location <code>': 'of items whose own location is not known here',
  '--full': 'the file is all there is: what is not in it is removed at the end',
  '--remove-most': 'with --full, even when more than half of the titles go',
  '--dry-run': 'say what would be and how the first records are understood, and keep nothing',
  '--language': inTerminalLanguage('in which language the report is'),
} as const;
type Options = OwnValues<typeof options, object>;

export const importCatalogue = custom('import', {
  says: 'Brings the records of a file into the catalogue, of any size; ends with 1 when a record is refused.',
  examples: [
    'catalogue import records.mrc --dry-run',
    'catalogue import records.mrc --source koha --holdings koha',
    'catalogue import everything.xml --full',
    'catalogue import items.csv',
  ],
  args: { '<file>': 'MARC 21 (ISO 2709, in UTF-8 or MARC-8), MARCXML, or CSV as `holding import` takes it' },
  options,
  run: async ({ host, own, node }) => {
    const client = await node();
    const form = await formOf(own.file);
    if (form === 'csv') return { table: await importFile(host, own, client.importHoldings) };
    const records = inPieces(recordsOf(own.file, form));
    const say = catalogueIn(own.language);
    const shown = progressOf(host, say, (await stat(own.file)).size);
    if (own.dryRun) return { records: await tried(client, records, own, shown) };
    return {
      records: await taken(client, own.file, records, own, shown).catch((error: unknown) => {
        host.err(say('goOn'));
        throw error;
      }),
    };
  },
  json: (_, report) => report.table ?? withoutCauses(report.records),
  lines: (report, { own }) =>
    report.table
      ? linesOfReport(report.table, own.language)
      : linesOf(catalogueIn(own.language), report.records, own.dryRun ?? false),
  ends: (report, { own }) => {
    if (report.table) return refuseIfRefused(report.table, own.language);
    const { refused } = report.records;
    if (refused > 0) throw new CallRefused(`${refusedRows(reportsIn(own.language), refused)}.`);
  },
});

interface Report extends RecordsReport {
  id?: string;
  habit?: string;
  /** All problems by their cause; of each only the first are in the list. */
  causes?: Causes;
}

/** How many records each cause concerns, and the first of them: one cause may concern every record of a file. */
type Causes = ReadonlyMap<string, { count: number; first: RecordProblem[] }>;

const withoutCauses = ({ causes: _, ...report }: Report): Omit<Report, 'causes'> => report;

const shownOfCause = 5;

function causesIn() {
  const causes = new Map<string, { count: number; first: RecordProblem[] }>();
  const add = (problems: readonly RecordProblem[]) => {
    for (const problem of problems) {
      const cause = causes.get(problem.trouble) ?? { count: 0, first: [] };
      cause.count += 1;
      if (cause.first.length < shownOfCause) cause.first.push(problem);
      causes.set(problem.trouble, cause);
    }
  };
  return { causes, add, first: () => [...causes.values()].flatMap(({ first }) => first) };
}

type Shown = (records: number, place: number) => void;

/** Every few seconds one line, where somebody is looking. */
function progressOf(host: Host, say: SayCatalogue, size: number): Shown {
  let last = Date.now();
  return (records, place) => {
    if (!host.terminal || Date.now() - last < 3_000) return;
    last = Date.now();
    host.err(
      say('progress', { records, percent: size > 0 ? String(Math.min(99, Math.floor((place / size) * 100))) : 'none' }),
    );
  };
}

async function taken(
  client: Client,
  file: string,
  pieces: AsyncIterable<RecordSent[]>,
  { source, holdings, location, full, removeMost }: Options,
  shown: Shown,
): Promise<Report> {
  const run = await client.beginCatalogueImport({
    file: basename(file).slice(0, 200),
    source,
    mode: full ? 'full' : 'update',
    ...(holdings ? { habit: holdings } : {}),
    ...(location ? { location } : {}),
  });
  const found = causesIn();
  let records = 0;
  for await (const piece of pieces) {
    const report = await client.takeRecords({ id: run.id, records: piece });
    found.add(report.problems);
    records += piece.length;
    shown(records, piece.at(-1)?.place ?? 0);
  }
  const ended = await client.endCatalogueImport({ id: run.id, evenIfMost: removeMost ?? false });
  return { ...ended, problems: found.first(), causes: found.causes };
}

async function tried(
  client: Client,
  pieces: AsyncIterable<RecordSent[]>,
  { source, holdings, location }: Options,
  shown: Shown,
): Promise<Report> {
  const sum: Report = { created: 0, changed: 0, unchanged: 0, removed: 0, refused: 0, problems: [] };
  const found = causesIn();
  const wish = { source, ...(holdings ? { habit: holdings } : {}), ...(location ? { location } : {}) };
  let records = 0;
  for await (const piece of pieces) {
    const report = await client.tryRecords({ ...wish, records: piece });
    for (const name of ['created', 'changed', 'unchanged', 'removed', 'refused'] as const) sum[name] += report[name];
    found.add(report.problems);
    if (records === 0) {
      sum.understood = report.understood ?? [];
      const habit = holdings ?? habitOfMost(piece.flatMap(readRecord));
      if (habit) sum.habit = habit;
    }
    records += piece.length;
    shown(records, piece.at(-1)?.place ?? 0);
  }
  return { ...sum, problems: found.first(), causes: found.causes };
}

function readRecord({ form, data, trouble }: RecordSent) {
  if (trouble) return [];
  const read = decoded(form, Buffer.from(data, form === 'iso2709' ? 'base64' : 'utf8'));
  return read.kind === 'read' ? [read.record] : [];
}

function linesOf(say: SayCatalogue, report: Report, isTrial: boolean): string[] {
  const { created, changed, unchanged, removed, refused, problems, understood, id, causes } = report;
  const all = [...(causes?.values() ?? [])].reduce((sum, { count }) => sum + count, 0);
  const sums = say('sums', { created, changed, unchanged, removed, refused });
  return [
    isTrial ? say('wouldBe', { sums }) : sums,
    ...(understood ? understoodLines(say, understood, report.habit) : []),
    ...(problems.length > 0 ? problemLines(say, problems, causes) : []),
    ...(id && all > problems.length ? ['', say('andMore', { count: all - problems.length, id })] : []),
  ];
}

const understoodLines = (
  say: SayCatalogue,
  records: readonly RecordUnderstood[],
  habit: string | undefined,
): string[] => [
  '',
  say('understoodHeading'),
  ...table(
    [say('field_record'), say('field_title'), say('field_author'), say('field_year'), 'ISBN', say('field_copies')],
    records.map(({ recordId, title, author, year, isbns, copies }) => [
      ...[oneLine(recordId), oneLine(title), author && oneLine(author), year, isbns[0]],
      (copies as unknown as UnderstoodCopy[])
        .map(({ library, location, status }) => [library, location, say(`copy_${status}`)].filter(Boolean).join(' '))
        .join('; '),
    ]),
  ),
  habit ? say('habitFits', { habit }) : say('habitNone'),
];

/** Each cause in one sentence that is not cut, with how many records it concerns, and where the first of them stand. */
export function problemLines(say: SayCatalogue, problems: readonly RecordProblem[], causes?: Causes): string[] {
  const troubles = [...new Set(problems.map(({ trouble }) => trouble))];
  return troubles.flatMap((trouble) => {
    const rows = problems.filter((each) => each.trouble === trouble);
    const count = causes?.get(trouble)?.count ?? rows.length;
    return [
      '',
      say('causeOf', { count, problem: say(`trouble_${trouble}`) }),
      ...table(
        [say('field_offset'), say('field_record'), say('field_detail')],
        rows.map(({ place, recordId, detail }) => [place, recordId && oneLine(recordId), detail && oneLine(detail)]),
      ).map((line) => `  ${line}`),
    ];
  });
}

/** The records of a file, one after another, as they are sent to the node. */

type RecordSent = Fields<'takeRecords'>['records'][number];
type FileForm = 'iso2709' | 'marcxml' | 'csv';

/** What a file is, by how it begins. */
async function formOf(file: string): Promise<FileForm> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw new Misused(`${file} cannot be read (${error.code}).`);
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(512), 0, 512, 0);
    const begins = buffer
      .subarray(0, bytesRead)
      .toString('latin1')
      .replace(/^(?:\xef\xbb\xbf|[\s\0])+/, '');
    if (begins.startsWith('<')) return 'marcxml';
    return /^\d{5}[a-z][\x20-\x7e]{6}/.test(begins) ? 'iso2709' : 'csv';
  } finally {
    await handle.close();
  }
}

/** A record that is larger cannot be sent in one call. */
const sentAtMost = 180_000;

async function* recordsOf(file: string, form: 'iso2709' | 'marcxml'): AsyncGenerator<RecordSent> {
  const chunks = createReadStream(file, { highWaterMark: 1 << 18 });
  if (form === 'iso2709')
    for await (const { offset, bytes, trouble } of splitIso2709(chunks)) {
      const data = Buffer.from(bytes).toString('base64');
      yield sent({ place: offset, form, data, ...(trouble ? { trouble } : {}) });
    }
  else
    for await (const each of splitMarcXml(chunks))
      yield each.kind === 'read'
        ? sent({ place: each.offset, form, data: writeMarcXml(each.record) })
        : { place: each.offset, form, data: each.detail ?? '', trouble: each.trouble };
}

const sent = (record: RecordSent): RecordSent =>
  record.data.length <= sentAtMost
    ? record
    : { ...record, data: record.data.slice(0, 4_000), trouble: record.trouble ?? 'tooLarge' };

/** Most letters and records of one call. */
const lettersAtOnce = 180_000;
const recordsAtOnce = 200;

/** Records in pieces that the node takes. */
async function* inPieces(records: AsyncIterable<RecordSent>): AsyncGenerator<RecordSent[]> {
  let piece: RecordSent[] = [];
  let size = 0;
  for await (const record of records) {
    // MARCXML has quotes, and each of them takes two letters in JSON.
    const letters = record.form === 'marcxml' ? JSON.stringify(record.data).length : record.data.length;
    if (piece.length > 0 && (piece.length === recordsAtOnce || size + letters > lettersAtOnce)) {
      yield piece;
      piece = [];
      size = 0;
    }
    piece.push(record);
    size += letters;
  }
  if (piece.length > 0) yield piece;
}
