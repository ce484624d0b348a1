import { writeFile } from 'node:fs/promises';
import { bibFormats } from '../../catalogue/marc/citation.js';
import type { Thing } from '../client.js';
import { call, custom, group } from '../command.js';
import { wholeNumber } from '../input.js';
import { inTerminalLanguage } from '../locale.js';
import { factTable, more, oneLine, table } from '../table.js';
import { catalogueIn, importCatalogue, problemLines, type SayCatalogue } from './catalogue-import.js';
import { importFile, linesOfReport, refuseIfRefused } from './import-file.js';

type Found = Thing<'CatalogueFound'>;
type Title = Thing<'BibView'>;

export const catalogueCommands = group(
  'catalogue',
  'Searches the catalogue of this library and brings records into it.',
  [
    'catalogue import records.mrc --dry-run',
    'catalogue import records.mrc --source koha',
    'catalogue search "nègres blancs" --format book',
    'catalogue show 4711',
  ],
  [
    importCatalogue,
    call('listCatalogueImports', 'imports', {
      says: 'Shows the files of records that came in, newest first.',
      examples: ['catalogue imports'],
      paging: true,
      options: { '--language': inTerminalLanguage('in which language') },
      lines: ({ items, next }, { own }) => {
        const say = catalogueIn(own.language);
        if (items.length === 0) return [say('noImports')];
        const headings = (['id', 'file', 'source', 'started', 'by', 'result'] as const).map((each) =>
          say(`field_${each}`),
        );
        const rows = items.map(({ id, file, source, startedAt, by, endedAt, ...counts }) => {
          const { created, changed, unchanged, removed, refused } = counts;
          const sums = say('sums', { created, changed, unchanged, removed, refused });
          const started = startedAt.slice(0, 16).replace('T', ' ');
          return [...[id, file, source, started, by], endedAt ? sums : say('running')];
        });
        return [...table(headings, rows), ...more(next)];
      },
    }),
    custom('problems', {
      says: 'Shows which records of a file could not be taken, where they stand and why.',
      examples: ['catalogue problems 7', 'catalogue problems 7 --to bad.mrc'],
      args: { '<id>': 'the import, as `catalogue imports` shows it' },
      paging: true,
      options: {
        '--to <file>': 'write the records themselves to a file, to mend them',
        '--language': inTerminalLanguage('in which language'),
      },
      run: async ({ host, node, page: at, own: { id, to, language } }) => {
        const page = await (await node()).listRecordProblems({ id, ...at });
        if (!to) return page;
        const bytes = page.items.flatMap(({ data }) => (data ? [Buffer.from(data, 'base64')] : []));
        await writeFile(to, Buffer.concat(bytes));
        return void host.out(catalogueIn(language)('wroteBad', { count: bytes.length, file: to }));
      },
      lines: ({ items, next }, { own }) => {
        const say = catalogueIn(own.language);
        return items.length === 0 ? [say('noProblems')] : [...problemLines(say, items).slice(1), ...more(next)];
      },
    }),
    call('searchCatalogue', 'search', {
      says: 'Finds titles of this library by words, a phrase, or a number.',
      examples: [
        'catalogue search "leaves of grass"',
        'catalogue search 978-2-07-036002-4',
        `catalogue search "'l’étranger' -camus" --format book --in fre`,
      ],
      args: { q: ['<words>', 'words, "a phrase", -word, begin*, or an ISBN, ISSN, OCLC number, DOI or barcode'] },
      options: {
        library: ['--library <code>', 'only what this library has'],
        format: ['--format <format>', 'only this kind', bibFormats],
        '--in <language>': 'only in this language, by its three letters: eng, fre',
        decade: ['--decade <year>', 'only of these ten years, by the first: 1990'],
        from: ['--from <number>', 'pass over so many', wholeNumber(0, 1_000), 0],
        limit: ['--limit <number>', 'how many at most, from 1 to 100', wholeNumber(1, 100), 20],
        '--language': inTerminalLanguage('in which language the answer is'),
      },
      fills: (_, { own }) => (own.in === undefined ? {} : { language: own.in }),
      lines: ({ items, total, atLeast, facets, instead = [] }, { own }) => {
        const say = catalogueIn(own.language);
        return [
          ...instead.map(({ word, tried }) => say('instead', { word, tried: tried.join(', ') })),
          total === 0 ? say('notFound') : say(atLeast ? 'foundMore' : 'foundOne', { total }),
          ...(items.length > 0 ? ['', ...titleTable(say, items)] : []),
          ...(total > 1 ? ['', ...facetLines(say, facets)] : []),
        ];
      },
    }),
    call('readTitle', 'show', {
      says: 'Shows a title of the catalogue with its copies.',
      examples: ['catalogue show 4711'],
      args: { id: ['<id>', 'its number, as `catalogue search` shows it'] },
      options: { '--language': inTerminalLanguage('in which language') },
      lines: (title, { own }) => titleLines(catalogueIn(own.language), title),
    }),
  ],
);

/** By what the titles that were found could be narrowed, with the option that does it and the number of each value. */
function facetLines(say: SayCatalogue, facets: Found['facets']): string[] {
  const options = { library: '--library', format: '--format', language: '--in', decade: '--decade' } as const;
  const rows = (Object.keys(options) as (keyof typeof options)[]).flatMap((name) => {
    const values = facets[name]?.slice(0, facetsShown) ?? [];
    if (values.length === 0) return [];
    return [[options[name], values.map(({ value, count }) => `${oneLine(value)} (${count})`).join(', ')]];
  });
  return rows.length === 0 ? [] : table([say('narrowWith'), say('narrowValues')], rows);
}

const facetsShown = 12;

const titleTable = (say: SayCatalogue, items: Found['items']): string[] =>
  table(
    (['id', 'title', 'author', 'year', 'format', 'numbers', 'copies', 'library'] as const).map((each) =>
      say(`field_${each}`),
    ),
    items.map(({ id, title, author, year, format, isbns, issns, copies, available, libraries }) => [
      ...[id, oneLine(title), author && oneLine(author), year, say(`format_${format}`), [...isbns, ...issns][0]],
      ...[copies > 0 ? say('availableOf', { available, copies }) : undefined, libraries.join(', ')],
    ]),
  );

function titleLines(say: SayCatalogue, title: Title): string[] {
  const { author, year, edition, place, publisher, extent, language, format, isbns, issns, oclcs, copies } = title;
  return [
    ...factTable([
      [say('field_title'), title.title],
      [say('field_author'), author],
      [say('field_edition'), edition],
      [say('field_place'), place],
      [say('field_publisher'), publisher],
      [say('field_year'), year],
      [say('field_extent'), extent],
      [say('field_format'), say(`format_${format}`)],
      [say('field_language'), language],
      ['ISBN', isbns.join(', ')],
      ['ISSN', issns.join(', ')],
      ['OCLC', oclcs.join(', ')],
      [say('field_source'), title.source],
      [say('field_record'), title.recordId],
      [say('field_suppressed'), title.suppressed ? say('suppressedYes') : undefined],
    ]),
    ...(copies.length > 0 ? ['', ...copyTable(say, copies)] : []),
  ];
}

const copyTable = (say: SayCatalogue, copies: Title['copies']): string[] =>
  table(
    (['library', 'location', 'callNumber', 'barcode', 'summary', 'status', 'due'] as const).map((each) =>
      say(`field_${each}`),
    ),
    copies.map(({ library, location, callNumber, barcode, summary, status, due, lent, loanable }) => [
      ...[library, location, callNumber, barcode, summary],
      lent ? say('copy_lent') : loanable ? say(`copy_${status}`) : say('copy_notLoanable'),
      due,
    ]),
  );

export const holdingCommands = group(
  'holding',
  'Shows and imports what this library owns.',
  ['holding list --search "leaves of grass"', 'holding import holdings.csv --dry-run'],
  [
    call('listHoldings', 'list', {
      says: 'Shows items of this library.',
      examples: ['holding list', 'holding list --search 9780140449136'],
      paging: true,
      options: { q: ['--search <words>', 'words of title or author, a barcode, or a number'] },
      empty: 'No holdings.',
      columns: {
        Barcode: 'barcode',
        Title: 'title',
        Author: 'author',
        Numbers: ({ identifiers }) => identifiers.map(({ value }) => value).join(', '),
        Library: 'library',
        Location: 'location',
        'Call number': 'callNumber',
        Policy: ({ policy }) => (policy === 'loanable' ? undefined : 'not requestable'),
      },
    }),
    custom('import', {
      says: 'Adds and changes items from a CSV file; ends with 1 when a row is refused.',
      examples: ['holding import holdings.csv --dry-run', 'holding import holdings.csv'],
      args: {
        '<file>':
          'columns barcode, title, author, isbn, issn, oclc, location, callNumber, policy; - reads standard input',
      },
      options: {
        '--dry-run': 'say what would be, and keep nothing',
        '--language': inTerminalLanguage('in which language the report is'),
      },
      run: async ({ host, own, node }) => {
        const { importHoldings } = await node();
        return importFile(host, own, importHoldings);
      },
      lines: (report, { own }) => linesOfReport(report, own.language),
      ends: (report, { own }) => refuseIfRefused(report, own.language),
    }),
  ],
);
