import { writeFile } from 'node:fs/promises';
import { type Language, languages } from '../../domain/fulfilment/patron.js';
import { letterKinds, letterStatuses } from '../../domain/letters/letters.js';
import { labelsOnSheet, papers, slipsAtOnce } from '../../domain/letters/papers.js';
import type { Client, Thing } from '../client.js';
import { call, custom, group } from '../command.js';
import { Misused } from '../failures.js';
import { collected, textFrom } from '../input.js';
import { type At, factTable, table } from '../table.js';
import { requestById } from './message.js';

type Letter = Thing<'LetterView'>;
type Query = Thing<'QueryTemplateView'>;

const itsNumber = ['<letter>', 'its number, as interlend letter list shows it'] as const;

/** What a patron is asked: five kinds of query, in both languages. */
const queryCommands = group(
  'query',
  'The templates of queries to patrons.',
  ['letter query list', 'letter query change 5 --heading-fr "Une question"'],
  [
    call('listQueryTemplates', 'list', {
      says: 'Shows the templates in both languages.',
      examples: ['letter query list', 'letter query list --json'],
      lines: queryTable,
    }),
    call('rewordQuery', 'change', {
      says: 'Words a template anew; what is not named stays.',
      examples: [
        'letter query change 5 --heading-en "A question" --line-en "Please answer." --line-en "Thank you."',
        'letter query change 4 --name-en "Late" --line-en "“{title}” will come later than you wished."',
      ],
      args: { type: ['<type>', 'its number, from 1 to 5'] },
      options: {
        '--name-en <words>': 'by which staff choose it, in English',
        '--name-fr <words>': 'the same in French',
        '--heading-en <words>': 'its heading in English',
        '--line-en <words>': ['a line in English, once for each', collected],
        '--heading-fr <words>': 'its heading in French',
        '--line-fr <words>': ['a line in French, once for each', collected],
      },
      fills: async ({ type }, { node, own: { nameEn, nameFr, headingEn, lineEn, headingFr, lineFr } }) => {
        const client = await node();
        if (![nameEn, nameFr, headingEn, lineEn, headingFr, lineFr].some(Boolean))
          throw new Misused('Nothing is to be changed.', 'interlend letter query change --help shows what can be.');
        const before = (await client.listQueryTemplates()).find((each) => String(each.type) === String(type))?.text;
        if (!before) throw new Misused(`There is no query ${type}.`, 'interlend letter query list shows them.');
        const { en, fr } = before;
        return {
          en: { name: nameEn ?? en.name, heading: headingEn ?? en.heading, lines: lineEn ?? en.lines },
          fr: { name: nameFr ?? fr.name, heading: headingFr ?? fr.heading, lines: lineFr ?? fr.lines },
        };
      },
      lines: (query) => queryTable([query]),
    }),
  ],
);

function queryTable(queries: readonly Query[]): string[] {
  return table(
    ['Query', 'Language', 'Name', 'Heading', 'Text'],
    queries.flatMap(({ type, text }) =>
      (['en', 'fr'] as const).map((language) => [
        ...[type, language, text[language].name, text[language].heading, text[language].lines.join(' ')],
      ]),
    ),
  );
}

type Words = Thing<'LetterWordsView'>;
interface Scope {
  language: Language;
  library?: string;
}
type Text = Pick<Words['texts'][number]['builtIn'], 'subject' | 'body'>;

const code = { code: ['<code>', 'the letter, such as onHoldShelf'] } as const;
const language = ['--language <language>', 'of the letter', languages, 'en'] as const;
const library = ['--library <code>', 'the words of this library, instead of those of all libraries'] as const;

const letterWords = [
  call('readLetterWords', 'words', {
    says: 'Prints the text of a letter, as a file that letter reword takes.',
    examples: ['letter words onHoldShelf > hold.txt', 'letter words onHoldShelf --library PERTH --language fr'],
    args: code,
    options: {
      '--language <language>': [language[1], languages, 'en'],
      '--library <code>': library[1],
    },
    lines: (words, { own }) => fileOf(textNow(words, own)),
  }),
  call('rewordLetter', 'reword', {
    says: 'Words a letter anew: the subject in the first line, then the text.',
    examples: [
      'letter reword onHoldShelf hold.txt',
      'letter reword onHoldShelf hold.txt --library PERTH --language fr',
    ],
    args: { ...code, '<file>': 'the text; - reads it from the input' },
    options: { language, library },
    fills: async (_, { host, own }) => {
      const { templateOf } = await import('../../letters/template.js');
      return templateOf((await textFrom(host, own.file)).replaceAll('\r', ''));
    },
    lines: (words, { fields, at }) => [standing(words, fields, at)],
  }),
  call('useBuiltInLetter', 'back', {
    says: 'Goes back to the usual text: a library to that of all libraries, all to the built-in one.',
    examples: ['letter back onHoldShelf', 'letter back onHoldShelf --library PERTH --language fr'],
    args: code,
    options: { language, library },
    lines: (words, { fields, at }) => [standing(words, fields, at)],
  }),
];

const textIn = ({ texts }: Words, of: Language) => texts.find((each) => each.language === of);

const ownIn = (words: Words, { language: of, library: whose }: Scope) => {
  const text = textIn(words, of);
  return whose === undefined ? text?.own : text?.ofLibraries.find((each) => each.library === whose);
};

/** What is sent: the library’s own words, else those of all, else the built-in ones. */
const textNow = (words: Words, scope: Scope): Text | undefined => {
  const text = textIn(words, scope.language);
  return ownIn(words, scope) ?? text?.own ?? text?.builtIn;
};

const fileOf = (text: Text | undefined): string[] =>
  text ? [`Subject: ${text.subject}`, '', ...text.body.split('\n')] : [];

function standing(words: Words, scope: Scope, at: At): string {
  const own = ownIn(words, scope);
  const whose = scope.library ?? 'Every library without words of its own';
  if (own) return `${whose} sends the words that ${own.changedBy} changed on ${at(own.changedAt)}.`;
  const usual = textIn(words, scope.language)?.own ? 'the words of all libraries' : 'the built-in letter';
  return `${whose} sends ${usual}.`;
}

export const letterCommands = group(
  'letter',
  'Shows the letters and slips that a running node wrote, notes which were printed, and words letters anew.',
  ['letter list --kind slip', 'letter printed 12', 'letter reword onHoldShelf hold.txt --library PERTH'],
  [
    call('listLetters', 'list', {
      says: 'Shows the letters and slips that wait, the oldest first; or others, the newest first.',
      examples: [
        'letter list --kind slip',
        'letter list --code overdueNotice --status printed',
        'letter list --request OOALG0000123',
      ],
      paging: true,
      options: {
        status: ['--status <status>', 'those that wait, when it is not said', letterStatuses],
        kind: ['--kind <kind>', 'only letters, or slips', letterKinds],
        code: ['--code <code>', 'only this letter, such as shippingSlip'],
        library: ['--library <code>', 'only what the desks of this library print'],
        request: ['--request <request>', 'only of this request, whatever became of them: id or external id'],
      },
      fills: requestById,
      empty: 'No letters.',
      columns: {
        Letter: 'id',
        When: ({ createdAt }, at) => at(createdAt),
        What: 'name',
        Request: 'externalId',
        To: ({ patron, staff, partner }) => patron ?? staff ?? partner,
        Language: 'language',
        Status: 'status',
      },
    }),
    call('readLetter', 'show', {
      says: 'Shows one letter or slip with its facts, as they were when a step called for it.',
      examples: ['letter show 12'],
      args: { id: itsNumber },
      lines: letterLines,
    }),
    call('markLetterPrinted', 'printed', {
      says: 'Notes that a letter or slip was printed.',
      examples: ['letter printed 12'],
      args: { id: itsNumber },
      lines: letterLines,
    }),
    ...letterWords,
    queryCommands,
  ],
);

function letterLines(letter: Letter, { at }: { at: At }): string[] {
  return [
    ...factTable([
      ['Letter', letter.id],
      ['What', letter.name],
      ['Status', letter.status],
      ['Request', letter.externalId],
      ['For', { patron: 'the patron', partner: 'the partner', staff: 'staff', parcel: 'the parcel' }[letter.audience]],
      ['Language', letter.language],
      ['Written', `${at(letter.createdAt)} by ${letter.createdBy}`],
      ['Done', letter.doneAt && `${at(letter.doneAt)} by ${letter.doneBy}`],
    ]),
    '',
    ...factTable(Object.entries(letter.facts).map(([name, value]) => [letter.labels[name] ?? name, textOf(value)])),
  ];
}

const textOf = (value: unknown): string => (Array.isArray(value) ? value.join('; ') : String(value));

/** Slips that wait as one PDF file, which a print server takes from there. They are marked once the file is written. */
export const slipCommands = group(
  'slips',
  'Prints the slips that wait, as one PDF.',
  ['slips print slips.pdf --since 8h', 'slips print morning.pdf --new'],
  [
    custom('print', {
      says: 'Writes the slips that wait to one PDF and marks them as printed.',
      examples: [
        'slips print slips.pdf --since 8h',
        'slips print slips.pdf --since 2026-11-27T08:00:00-05:00 --library RES_SHARE',
        'slips print morning.pdf --new --paper a4',
        'slips print labels.pdf --paper labels --start-label 5 --keep',
      ],
      args: { '<file>': 'where to, such as slips.pdf' },
      options: {
        '--since <time>': 'only slips written since then: a time, or how long ago, such as 30m, 8h or 2d',
        '--new': 'write the pull slips of new lending requests and print only those, in the order of the shelves',
        '--library <code>': 'only those of this library’s print queue',
        '--paper <paper>': ['another paper than the library’s own', papers],
        '--start-label <number>': `the first free label of a sheet that was begun, 1 to ${labelsOnSheet}`,
        '--keep': 'do not mark them as printed',
      },
      run: async ({ node, own: { file, since: given, new: fresh, library, paper, startLabel, keep } }) => {
        const since = given === undefined ? undefined : timeOf(given, new Date());
        const client = await node();
        const wish = { ...(library ? { library } : {}) };
        const { items, more } = fresh
          ? await client.writePullSlips({ ...(since ? { since } : {}), ...wish })
          : await waiting(client, since, wish);
        if (items.length === 0) return { file: null, slips: 0 };
        const ids = items.map(({ id }) => id);
        const content = await client.drawLetters({
          ids,
          ...(paper ? { paper } : {}),
          ...(startLabel ? { startLabel: Number(startLabel) } : {}),
        });
        await writeFile(file, content).catch((error: NodeJS.ErrnoException) => {
          throw new Misused(`${file} cannot be written (${error.code}).`, 'Nothing was marked as printed.');
        });
        if (!keep) await client.markLettersPrinted({ letters: ids });
        return { file, slips: ids.length, printed: !keep, more };
      },
      lines: ({ file, slips, printed, more }) =>
        file === null
          ? ['No slips are waiting to be printed.']
          : [
              `${slips} ${slips === 1 ? 'slip' : 'slips'} written to ${file}.`,
              ...(printed ? [] : ['They still wait in the print queue.']),
              ...(more ? ['More slips wait. Run the command again for the next ones.'] : []),
            ],
    }),
  ],
);

/** The oldest first, as many as one file holds. */
async function waiting(
  { listLetters }: Client,
  since: string | undefined,
  wish: { library?: string },
): Promise<{ items: Letter[]; more: boolean }> {
  const found: Letter[] = [];
  let after: string | undefined;
  do {
    const page = await listLetters({ kind: 'slip', limit: 200, ...wish, ...(after ? { after } : {}) });
    found.push(...page.items.filter(({ createdAt }) => since === undefined || createdAt >= since));
    after = page.next;
  } while (after !== undefined && found.length <= slipsAtOnce);
  return { items: found.slice(0, slipsAtOnce), more: found.length > slipsAtOnce || after !== undefined };
}

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

function timeOf(given: string, now: Date): string {
  const [, count, unit = ''] = /^(\d{1,4})([mhd])$/.exec(given) ?? [];
  const at = count === undefined ? new Date(given) : new Date(now.getTime() - Number(count) * (units[unit] ?? 0));
  if (Number.isNaN(at.getTime()))
    throw new Misused(`“${given}” is no time.`, 'Write 30m, 8h or 2d, or a time such as 2026-11-27T08:00:00-05:00.');
  return at.toISOString();
}
