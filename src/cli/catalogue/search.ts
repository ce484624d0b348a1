import { Option } from 'commander';
import { bibFormats } from '../../catalogue/marc/citation.js';
import type { Language } from '../../domain/words.js';
import type { BibLine } from '../../engine/catalogue/ports.js';
import type { Host } from '../host.js';
import { languageOption } from '../language.js';
import { line } from '../printable.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand, wholeNumber } from '../staff-command.js';
import { table } from '../table.js';
import { catalogueIn, type SayCatalogue } from './words.js';

interface Options extends StaffOptions {
  library?: string;
  format?: string;
  in?: string;
  decade?: string;
  from: number;
  limit: number;
  language: Language;
}

export const searchCatalogue = (host: Host) =>
  staffCommand('search', 'Finds titles of this library by words, a phrase, or a number.', [
    'catalogue search "leaves of grass"',
    'catalogue search 978-2-07-036002-4',
    `catalogue search "'l’étranger' -camus" --format book --in fre`,
  ])
    .argument('<words>', 'words, "a phrase", -word, begin*, or an ISBN, ISSN, OCLC number, DOI or barcode')
    .option('--library <code>', 'only what this library has')
    .addOption(new Option('--format <format>', 'only this kind').choices(bibFormats))
    .option('--in <language>', 'only in this language, by its three letters: eng, fre')
    .option('--decade <year>', 'only of these ten years, by the first: 1990')
    .option('--from <number>', 'pass over so many', wholeNumber(0, 2_000), 0)
    .option('--limit <number>', 'how many at most, from 1 to 100', wholeNumber(1, 100), 20)
    .addOption(languageOption(host, 'in which language the answer is'))
    .action(
      async (q: string, { library, format, in: inLanguage, decade, from, limit, language, ...options }: Options) => {
        const say = catalogueIn(language);
        const found = await (await connect(host, options)).searchCatalogue({
          ...{ q, library, format, language: inLanguage, decade, from, limit },
        });
        answer(host, options, found, ({ items, total, atLeast, instead = [] }) => [
          ...instead.map(({ word, tried }) => say('instead', { word, tried: tried.join(', ') })),
          total === 0 ? say('notFound') : say(atLeast ? 'foundMore' : 'foundOne', { total }),
          ...(items.length > 0 ? ['', ...titleTable(say, items)] : []),
        ]);
      },
    );

const titleTable = (say: SayCatalogue, items: readonly BibLine[]): string[] =>
  table(
    [
      ...[say('field_id'), say('field_title'), say('field_author'), say('field_year'), say('field_format')],
      ...[say('field_numbers'), say('field_copies'), say('field_library')],
    ],
    items.map(({ id, title, author, year, format, isbns, issns, copies, available, libraries }) => [
      ...[id, line(title), author && line(author), year, say(`format_${format}`), [...isbns, ...issns][0]],
      ...[copies > 0 ? say('availableOf', { available, copies }) : undefined, libraries.join(', ')],
    ]),
  );
