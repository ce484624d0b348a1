import type { Language } from '../../domain/words.js';
import type { BibView, CopyView } from '../../engine/catalogue/ports.js';
import type { Host } from '../host.js';
import { languageOption } from '../language.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { facts, table } from '../table.js';
import { catalogueIn, type SayCatalogue } from './words.js';

export const showTitle = (host: Host) =>
  staffCommand('show', 'Shows a title of the catalogue with its copies.', ['catalogue show 4711'])
    .argument('<id>', 'its number, as `catalogue search` shows it')
    .addOption(languageOption(host, 'in which language'))
    .action(async (id: string, { language, ...options }: StaffOptions & { language: Language }) => {
      const say = catalogueIn(language);
      answer(host, options, await (await connect(host, options)).title(id), (title) => linesOf(say, title));
    });

function linesOf(say: SayCatalogue, title: BibView): string[] {
  const { author, year, edition, place, publisher, extent, language, format, isbns, issns, oclcs, copies } = title;
  return [
    ...facts([
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

const copyTable = (say: SayCatalogue, copies: readonly CopyView[]): string[] =>
  table(
    [
      ...[
        say('field_library'),
        say('field_location'),
        say('field_callNumber'),
        say('field_barcode'),
        say('field_summary'),
      ],
      ...[say('field_status'), say('field_due')],
    ],
    copies.map(({ library, location, callNumber, barcode, summary, status, due, lent, loanable }) => [
      ...[library, location, callNumber, barcode, summary],
      lent ? say('copy_lent') : loanable ? say(`copy_${status}`) : say('copy_notLoanable'),
      due,
    ]),
  );
