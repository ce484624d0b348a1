import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Option } from 'commander';
import { decoded } from '../../catalogue/decode.js';
import { type HoldingsHabit, habitOfMost, holdingsHabits } from '../../catalogue/marc/holdings/index.js';
import type { Language } from '../../domain/words.js';
import type { RecordProblem, RecordSent, RecordsReport, RecordUnderstood } from '../../engine/catalogue/ports.js';
import type { ApiClient } from '../api-client.js';
import { Refused } from '../failures.js';
import type { Host } from '../host.js';
import { importFile, refusedRows, refuseIfRefused, reportLines } from '../import-file.js';
import { languageOption } from '../language.js';
import { line } from '../printable.js';
import { reportsIn } from '../report-words.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { table } from '../table.js';
import { formOf, inPieces, recordsOf } from './records-of-file.js';
import { catalogueIn, type SayCatalogue } from './words.js';

interface Options extends StaffOptions {
  source: string;
  holdings?: HoldingsHabit;
  location?: string;
  full?: boolean;
  removeMost?: boolean;
  dryRun?: boolean;
  language: Language;
}

export const importCatalogue = (host: Host) =>
  staffCommand(
    'import',
    'Brings the records of a file into the catalogue, of any size; ends with 1 when a record is refused.',
    [
      'catalogue import records.mrc --dry-run',
      'catalogue import records.mrc --source koha --holdings koha',
      'catalogue import everything.xml --full',
      'catalogue import items.csv',
    ],
  )
    .argument('<file>', 'MARC 21 (ISO 2709, in UTF-8 or MARC-8), MARCXML, or CSV as `holding import` takes it')
    .option('--source <name>', 'whose records they are: each source has its own numbers', 'main')
    .addOption(
      new Option('--holdings <habit>', 'how holdings are written; without it as each record shows').choices(
        holdingsHabits,
      ),
    )
    .option('--location <code>', 'of items whose own location is not known here')
    .option('--full', 'the file is all there is: what is not in it is removed at the end')
    .option('--remove-most', 'with --full, even when more than half of the titles go')
    .option('--dry-run', 'say what would be and how the first records are understood, and keep nothing')
    .addOption(languageOption(host, 'in which language the report is'))
    .action(async (file: string, options: Options) => {
      const api = await connect(host, options);
      const form = await formOf(file);
      if (form === 'csv') {
        const report = await importFile(host, { ...options, file }, (order) => api.importHoldings(order));
        answer(host, options, report, () => reportLines(report, options.language));
        return refuseIfRefused(report, options.language);
      }
      const records = inPieces(recordsOf(file, form));
      const size = (await stat(file)).size;
      const say = catalogueIn(options.language);
      const shown = progressOf(host, say, size);
      const report = options.dryRun
        ? await tried(api, records, options, shown)
        : await taken(api, file, records, options, shown).catch((error: unknown) => {
            host.err(say('goOn'));
            throw error;
          });
      answer(host, options, report, (all) => linesOf(say, all, options.dryRun ?? false));
      if (report.refused > 0) throw new Refused(`${refusedRows(reportsIn(options.language), report.refused)}.`);
    });

interface Report extends RecordsReport {
  id?: string;
  habit?: string;
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
  api: ApiClient,
  file: string,
  pieces: AsyncIterable<RecordSent[]>,
  { source, holdings, location, full, removeMost }: Options,
  shown: Shown,
): Promise<Report> {
  const run = await api.beginImport({
    ...{ file: basename(file).slice(0, 200), source, mode: full ? 'full' : 'update' },
    ...(holdings ? { habit: holdings } : {}),
    ...(location ? { location } : {}),
  });
  const problems: RecordProblem[] = [];
  let records = 0;
  for await (const piece of pieces) {
    const report = await api.takeRecords(run.id, piece);
    problems.push(...report.problems.slice(0, Math.max(0, problemsShown - problems.length)));
    records += piece.length;
    shown(records, piece.at(-1)?.place ?? 0);
  }
  return { ...(await api.endImport(run.id, removeMost ?? false)), problems };
}

async function tried(
  api: ApiClient,
  pieces: AsyncIterable<RecordSent[]>,
  { source, holdings, location }: Options,
  shown: Shown,
): Promise<Report> {
  const sum: Report = { created: 0, changed: 0, unchanged: 0, removed: 0, refused: 0, problems: [] };
  const wish = { source, ...(holdings ? { habit: holdings } : {}), ...(location ? { location } : {}) };
  let records = 0;
  for await (const piece of pieces) {
    const report = await api.tryRecords({ ...wish, records: piece });
    for (const name of ['created', 'changed', 'unchanged', 'removed', 'refused'] as const) sum[name] += report[name];
    sum.problems.push(...report.problems.slice(0, Math.max(0, problemsShown - sum.problems.length)));
    if (records === 0) {
      sum.understood = report.understood ?? [];
      const habit = holdings ?? habitOfMost(piece.flatMap(readRecord));
      if (habit) sum.habit = habit;
    }
    records += piece.length;
    shown(records, piece.at(-1)?.place ?? 0);
  }
  return sum;
}

function readRecord({ form, data, trouble }: RecordSent) {
  if (trouble) return [];
  const read = decoded(form, Buffer.from(data, form === 'iso2709' ? 'base64' : 'utf8'));
  return read.kind === 'read' ? [read.record] : [];
}

const problemsShown = 50;

function linesOf(say: SayCatalogue, report: Report, isTrial: boolean): string[] {
  const { created, changed, unchanged, removed, refused, problems, understood, id } = report;
  const sums = say('sums', { created, changed, unchanged, removed, refused });
  return [
    isTrial ? say('wouldBe', { sums }) : sums,
    ...(understood ? understoodLines(say, understood, report.habit) : []),
    ...(problems.length > 0 ? ['', ...problemTable(say, problems)] : []),
    ...(id && problems.length === problemsShown ? [say('andMore', { count: refused, id })] : []),
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
      ...[line(recordId), line(title), author && line(author), year, isbns[0]],
      copies
        .map(({ library, location, status }) => [library, location, say(`copy_${status}`)].filter(Boolean).join(' '))
        .join('; '),
    ]),
  ),
  habit ? say('habitFits', { habit }) : say('habitNone'),
];

export const problemTable = (say: SayCatalogue, problems: readonly RecordProblem[]): string[] =>
  table(
    [say('field_offset'), say('field_record'), say('field_problem')],
    problems.map(({ place, recordId, trouble, detail }) => {
      const problem = say(`trouble_${trouble}`);
      return [place, recordId && line(recordId), detail ? `${problem} ${line(detail)}` : problem];
    }),
  );
