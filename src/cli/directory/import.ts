import { InvalidArgumentError } from 'commander';
import type { Language } from '../../domain/words.js';
import type { DirectoryChoice, DirectoryPlan } from '../../engine/distribution/views.js';
import { Refused } from '../failures.js';
import type { Host } from '../host.js';
import { jsonFrom } from '../input.js';
import { languageOption } from '../language.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { when } from '../when.js';
import { rowLines } from './rows.js';
import { tokenLines } from './tokens.js';
import { directoryIn } from './words.js';

export const importFile = (host: Host) =>
  staffCommand('import', 'Takes a directory file in. What staff changed stays; unknown partners are proposed.', [
    'directory import colleges.json --dry-run',
    'directory import colleges.json',
    'directory import colleges.json --take partners/BOREAL --take partners/HUMBER/url',
    'directory import colleges.json --take-all --keep rotaTemplates/VAN',
    'directory import colleges.json --take-the-rest',
  ])
    .argument('<file>', 'a directory file; - is standard input')
    .option('--dry-run', 'shows what would happen and keeps nothing')
    .option('--take <record>', 'the file’s side of section/key or section/key/field, once for each', choice(true))
    .option('--keep <record>', 'our side of section/key or section/key/field, once for each', choice(false))
    .option('--take-all', 'the file’s side of all open decisions, except removals, addresses, contacts and symbols')
    .option('--take-the-rest', 'apply what can be applied although something cannot')
    .option('--force', 'also a file that is older than the last one')
    .addOption(languageOption(host, 'in which language it is told'))
    .action(async (path: string, { dryRun, ...options }: Options) => {
      const { take = [], keep = [], takeAll, takeTheRest, force, language } = options;
      const say = directoryIn(language);
      const file = await jsonFrom(host, path);
      const node = await connect(host, options);
      const order = { file, choices: [...take, ...keep], takeAll, takeTheRest, force };
      if (!dryRun) {
        const done = await node.importDirectory(order);
        return answer(host, options, done, ({ id, rows, counts, tokens }) => [
          `${say('import', { id })} ${rowLines(rows, counts, language).join('\n')}`,
          ...tokenLines(say, tokens),
        ]);
      }
      const plan = await node.planDirectory(order);
      answer(host, options, plan, () => planLines(host, plan, language));
      if (plan.older && !force) throw new Refused(say('older'));
      const { cannot } = plan.counts;
      if (cannot > 0 && !takeTheRest)
        throw new Refused(cannot === 1 ? say('oneCannot') : say('manyCannot', { count: cannot }), say('mend'));
    });

interface Options extends StaffOptions {
  dryRun?: boolean;
  take?: DirectoryChoice[];
  keep?: DirectoryChoice[];
  takeAll?: boolean;
  takeTheRest?: boolean;
  force?: boolean;
  language: Language;
}

function planLines(host: Host, { file, before, rows, counts }: DirectoryPlan, language: Language): string[] {
  const say = directoryIn(language);
  const { name, version, issuer } = file;
  const at = (instant: string) => when(host, instant) ?? '';
  const last = before ? say('last', { version: before.version, at: at(before.takenAt) }) : '';
  return [
    say('edition', { name, version, at: at(file.issuedAt), issuer, last }),
    `${say('wouldBe')} ${rowLines(rows, counts, language).join('\n')}`,
  ];
}

/** `partners/HUMBER/url` → a choice. */
function choice(take: boolean) {
  return (given: string, before: DirectoryChoice[] | undefined): DirectoryChoice[] => {
    const [section = '', key = '', field, ...more] = given.split('/');
    if (section === '' || key === '' || field === '' || more.length > 0)
      throw new InvalidArgumentError('Write section/key or section/key/field, as the dry run shows them.');
    return [...(before ?? []), { section, key, take, ...(field === undefined ? {} : { field }) }];
  };
}
