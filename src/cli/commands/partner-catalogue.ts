/** The catalogues of partners: how they are asked, and what they answer. */
import { locatePresets } from '../../catalogue/locate/profile.js';
import type { Fields, Thing } from '../client.js';
import { custom } from '../command.js';
import { Misused } from '../failures.js';
import { jsonFrom, wholeNumber } from '../input.js';
import { inTerminalLanguage } from '../locale.js';
import { manyLines, oneLine, table } from '../table.js';
import { catalogueIn, type SayCatalogue } from './catalogue-import.js';

type Trial = Thing<'LocateTrial'>;

const presets = Object.keys(locatePresets) as (keyof typeof locatePresets)[];
const milliseconds = wholeNumber(500, 8_000);

export const partnerCatalogue = custom('catalogue', {
  says: 'Says how the catalogue of a partner is asked, so that requests go to those who have the title.',
  examples: [
    'partner catalogue seneca https://seneca.alma.exlibrisgroup.com/view/sru/01OCLS_SENECA --preset alma',
    'partner catalogue lacite https://catalogue.lacite.example/sru --from profile.json',
    'partner catalogue seneca --remove',
  ],
  args: { '<partner>': 'its code', '[address]': 'where its SRU server is' },
  options: {
    '--preset <kind>': ['what its system is', presets, 'interlend'],
    '--symbol <symbol>': 'of an index of many libraries, only copies with this symbol are its own',
    '--limit <milliseconds>': ['how long it may take', milliseconds],
    '--from <file>': 'the profile as JSON, what it does not say is of the preset; - reads standard input',
    '--remove': 'ask its catalogue no more',
    '--language': inTerminalLanguage('in which language'),
  },
  run: async ({ host, node, own: { partner, address, preset, symbol, limit, from, remove, language } }) => {
    const { removeLocateProfile, setLocateProfile } = await node();
    if (remove) {
      await removeLocateProfile({ code: partner });
      return void host.out(catalogueIn(language)('profileRemoved', { partner }));
    }
    if (!address) throw new Misused('Say where its SRU server is.');
    const profile = {
      ...locatePresets[preset],
      ...(from ? await jsonFrom(host, from) : {}),
      address,
      ...(symbol ? { symbol } : {}),
      ...(limit ? { timeLimitMs: limit } : {}),
    };
    return setLocateProfile({ code: partner, ...profile } as Fields<'setLocateProfile'>);
  },
  lines: (_, { own: { partner, address = '', language } }) => [
    catalogueIn(language)('profileKept', { partner, address }),
  ],
});

export const locateAtPartners = custom('locate', {
  says: 'Looks a title up in the catalogues of partners: the question, the answer, and what was understood.',
  examples: [
    'partner locate 9782070360024',
    'partner locate 9782070360024 --partner seneca --answer',
    'partner locate --title Nana --author Zola',
  ],
  args: { '[isbn]': 'its ISBN' },
  options: {
    '--partner <code>': 'only in the catalogue of this partner',
    '--title <title>': 'by title, where there is no number',
    '--author <author>': 'with the title',
    '--answer': 'show what came back, too',
    '--language': inTerminalLanguage('in which language'),
  },
  run: async ({ node, own: { isbn, partner, title, author } }) => {
    const { listPartnerCatalogues, tryLocate } = await node();
    const codes = partner ? [partner] : (await listPartnerCatalogues()).map((each) => each.partner);
    const sought = { ...(isbn ? { isbns: [isbn] } : {}), ...(title ? { title } : {}), ...(author ? { author } : {}) };
    return Promise.all(codes.map((code) => tryLocate({ code, ...sought })));
  },
  lines: (trials, { own }) => {
    const say = catalogueIn(own.language);
    if (trials.length === 0) return [say('noCatalogues')];
    return trials.flatMap((trial, at) => [...(at > 0 ? [''] : []), ...trialLines(say, trial, own.answer ?? false)]);
  },
});

function trialLines(say: SayCatalogue, trial: Trial, raw: boolean): string[] {
  const { partner, verdict, holds, trouble, detail = '', asked, answer: came, understood } = trial;
  const said = verdict === 'unknown' && holds ? say('verdict_holds') : say(`verdict_${verdict}`);
  return [
    say('verdictLine', { partner, verdict: said }),
    ...asked.flatMap(({ by, cql, address, total, milliseconds: took }) => [
      oneLine(`  ${say('asked', { by, cql })}`),
      oneLine(`  ${address}`),
      ...(total === undefined ? [] : [`  ${say('askedHits', { total, milliseconds: took })}`]),
    ]),
    ...(trouble ? [oneLine(`  ${say(`ask_${trouble}`, { detail })}`)] : []),
    ...(raw && came ? [`  ${say('answerBegins')}`, manyLines(came)] : []),
    ...(understood.length > 0
      ? [`  ${say('understood')}`, ...titleTable(say, understood).map((each) => `  ${each}`)]
      : []),
  ];
}

const titleTable = (say: SayCatalogue, titles: Trial['understood']): string[] =>
  table(
    [say('field_record'), say('field_title'), say('field_author'), say('field_year'), say('field_copies')],
    titles.map(({ recordId, title, author, year, copies }) => [
      ...[recordId && oneLine(recordId), oneLine(title), author && oneLine(author), year],
      copies
        .map(({ library, location, status }) =>
          oneLine([library, location, say(`copy_${status}`)].filter(Boolean).join(' ')),
        )
        .join('; '),
    ]),
  );
