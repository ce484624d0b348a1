import type { QueryText } from '../../domain/letters/queries.js';
import type { QueryTemplateView } from '../answers.js';
import { Misused } from '../failures.js';
import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, collected, command, connect, staffCommand } from '../staff-command.js';
import { table } from '../table.js';

/** What a patron is asked: five kinds of query, in both languages. */
export const queryCommands = (host: Host) =>
  command('query', 'The templates of queries to patrons.', [
    'letter query list',
    'letter query change 5 --heading-fr "Une question"',
  ])
    .addCommand(listQueries(host))
    .addCommand(changeQuery(host));

const listQueries = (host: Host) =>
  staffCommand('list', 'Shows the templates in both languages.', [
    'letter query list',
    'letter query list --json',
  ]).action(async (options: StaffOptions) => {
    answer(host, options, await (await connect(host, options)).queryTemplates(), queryTable);
  });

const changeQuery = (host: Host) =>
  staffCommand('change', 'Words a template anew; what is not named stays.', [
    'letter query change 5 --heading-en "A question" --line-en "Please answer." --line-en "Thank you."',
    'letter query change 4 --name-en "Late" --line-en "“{title}” will come later than you wished."',
  ])
    .argument('<type>', 'its number, from 1 to 5')
    .option('--name-en <words>', 'by which staff choose it, in English')
    .option('--name-fr <words>', 'the same in French')
    .option('--heading-en <words>', 'its heading in English')
    .option('--line-en <words>', 'a line in English, once for each', collected)
    .option('--heading-fr <words>', 'its heading in French')
    .option('--line-fr <words>', 'a line in French, once for each', collected)
    .action(async (type: string, { nameEn, nameFr, headingEn, lineEn, headingFr, lineFr, ...options }: Options) => {
      const node = await connect(host, options);
      if (![nameEn, nameFr, headingEn, lineEn, headingFr, lineFr].some(Boolean))
        throw new Misused('Nothing is to be changed.', 'interlend letter query change --help shows what can be.');
      const before = (await node.queryTemplates()).find((each) => String(each.type) === type)?.text;
      if (!before) throw new Misused(`There is no query ${type}.`, 'interlend letter query list shows them.');
      const words: QueryText = {
        en: {
          name: nameEn ?? before.en.name,
          heading: headingEn ?? before.en.heading,
          lines: lineEn ?? before.en.lines,
        },
        fr: {
          name: nameFr ?? before.fr.name,
          heading: headingFr ?? before.fr.heading,
          lines: lineFr ?? before.fr.lines,
        },
      };
      answer(host, options, await node.rewordQuery(type, words), (each) => queryTable([each]));
    });

interface Options extends StaffOptions {
  nameEn?: string;
  nameFr?: string;
  headingEn?: string;
  lineEn?: string[];
  headingFr?: string;
  lineFr?: string[];
}

const queryTable = (queries: readonly QueryTemplateView[]): string[] =>
  table(
    ['Query', 'Language', 'Name', 'Heading', 'Text'],
    queries.flatMap(({ type, text }) =>
      (['en', 'fr'] as const).map((language) => [
        type,
        language,
        text[language].name,
        text[language].heading,
        text[language].lines.join(' '),
      ]),
    ),
  );
