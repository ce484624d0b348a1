import { InvalidArgumentError } from 'commander';
import type { DirectoryChoice, DirectoryPlan } from '../../engine/distribution/views.js';
import { Refused } from '../failures.js';
import type { Host } from '../host.js';
import { jsonFrom } from '../input.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { when } from '../when.js';
import { rowLines } from './rows.js';
import { tokenLines } from './tokens.js';

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
    .option('--take-all', 'the file’s side of all open decisions, except removals, addresses and symbols')
    .option('--take-the-rest', 'apply what can be applied although something cannot')
    .option('--force', 'also a file that is older than the last one')
    .action(async (path: string, { dryRun, ...options }: Options) => {
      const { take = [], keep = [], takeAll, takeTheRest, force } = options;
      const file = await jsonFrom(host, path);
      const node = await connect(host, options);
      const order = { file, choices: [...take, ...keep], takeAll, takeTheRest, force };
      if (!dryRun) {
        const done = await node.importDirectory(order);
        return answer(host, options, done, ({ id, rows, counts, tokens }) => [
          `Import ${id}. ${rowLines(rows, counts).join('\n')}`,
          ...tokenLines(tokens),
        ]);
      }
      const plan = await node.planDirectory(order);
      answer(host, options, plan, () => planLines(host, plan));
      if (plan.older && !force)
        throw new Refused('The file is older than the last one: --force takes it all the same.');
      const { cannot } = plan.counts;
      if (cannot > 0 && !takeTheRest)
        throw new Refused(
          cannot === 1 ? 'One record cannot be applied.' : `${cannot} records cannot be applied.`,
          'Correct the file, or give --take-the-rest.',
        );
    });

interface Options extends StaffOptions {
  dryRun?: boolean;
  take?: DirectoryChoice[];
  keep?: DirectoryChoice[];
  takeAll?: boolean;
  takeTheRest?: boolean;
  force?: boolean;
}

function planLines(host: Host, { file, before, rows, counts }: DirectoryPlan): string[] {
  const last = before ? `; version ${before.version} was taken in on ${when(host, before.takenAt)}` : '';
  return [
    `${file.name}, version ${file.version} of ${when(host, file.issuedAt)}, by ${file.issuer}${last}.`,
    `Nothing is kept; it would be: ${rowLines(rows, counts).join('\n')}`,
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
