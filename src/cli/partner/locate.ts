import type { ForeignTitle } from '../../catalogue/locate/verdict.js';
import type { Language } from '../../domain/words.js';
import type { LocateTrial } from '../../engine/catalogue/partner-catalogues.js';
import { catalogueIn, type SayCatalogue } from '../catalogue/words.js';
import type { Host } from '../host.js';
import { languageOption } from '../language.js';
import { line, text } from '../printable.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { table } from '../table.js';

interface Options extends StaffOptions {
  partner?: string;
  title?: string;
  author?: string;
  answer?: boolean;
  language: Language;
}

export const locateAtPartners = (host: Host) =>
  staffCommand(
    'locate',
    'Looks a title up in the catalogues of partners: the question, the answer, and what was understood.',
    [
      'partner locate 9782070360024',
      'partner locate 9782070360024 --partner seneca --answer',
      'partner locate --title Nana --author Zola',
    ],
  )
    .argument('[isbn]', 'its ISBN')
    .option('--partner <code>', 'only in the catalogue of this partner')
    .option('--title <title>', 'by title, where there is no number')
    .option('--author <author>', 'with the title')
    .option('--answer', 'show what came back, too')
    .addOption(languageOption(host, 'in which language'))
    .action(
      async (isbn: string | undefined, { partner, title, author, answer: raw, language, ...options }: Options) => {
        const say = catalogueIn(language);
        const api = await connect(host, options);
        const codes = partner ? [partner] : (await api.partnerCatalogues()).items.map((each) => each.partner);
        const sought = {
          ...(isbn ? { isbns: [isbn] } : {}),
          ...(title ? { title } : {}),
          ...(author ? { author } : {}),
        };
        const trials = await Promise.all(codes.map((code) => api.locateAt(code, sought)));
        answer(host, options, trials, (all) =>
          all.length === 0
            ? [say('noCatalogues')]
            : all.flatMap((trial, at) => [...(at > 0 ? [''] : []), ...trialLines(say, trial, raw ?? false)]),
        );
      },
    );

function trialLines(say: SayCatalogue, trial: LocateTrial, raw: boolean): string[] {
  const { partner, verdict, holds, trouble, detail = '', asked, answer: came, understood } = trial;
  const said = verdict === 'unknown' && holds ? say('verdict_holds') : say(`verdict_${verdict}`);
  return [
    say('verdictLine', { partner, verdict: said }),
    ...asked.flatMap(({ by, cql, address, total, milliseconds }) => [
      line(`  ${say('asked', { by, cql })}`),
      line(`  ${address}`),
      ...(total === undefined ? [] : [`  ${say('askedHits', { total, milliseconds })}`]),
    ]),
    ...(trouble ? [line(`  ${say(`ask_${trouble}`, { detail })}`)] : []),
    ...(raw && came ? [`  ${say('answerBegins')}`, text(came)] : []),
    ...(understood.length > 0
      ? [`  ${say('understood')}`, ...titleTable(say, understood).map((each) => `  ${each}`)]
      : []),
  ];
}

const titleTable = (say: SayCatalogue, titles: readonly ForeignTitle[]): string[] =>
  table(
    [say('field_record'), say('field_title'), say('field_author'), say('field_year'), say('field_copies')],
    titles.map(({ recordId, title, author, year, copies }) => [
      ...[recordId && line(recordId), line(title), author && line(author), year],
      copies
        .map(({ library, location, status }) =>
          line([library, location, say(`copy_${status}`)].filter(Boolean).join(' ')),
        )
        .join('; '),
    ]),
  );
