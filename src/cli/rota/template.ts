import { Option } from 'commander';
import { type RotaTemplate, rotaOrders } from '../../domain/rota-rules.js';
import type { RotaTemplateChange, RotaTemplateDraft, RotaTemplateSaved } from '../../engine/local/rules.js';
import type { Said } from '../../words/index.js';
import { Misused } from '../failures.js';
import type { Host } from '../host.js';
import { line } from '../printable.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, collected, connect, staffCommand } from '../staff-command.js';
import { table } from '../table.js';

export const templateCommands = (host: Host) => [
  listTemplates(host),
  addTemplate(host),
  changeTemplate(host),
  removeTemplate(host),
];

const addTemplate = (host: Host) =>
  staffCommand('add', 'Adds a rota template.', [
    'rota add COURIER "By van" lacite northern',
    'rota add SHARED "Load shared" lacite northern big --random',
    'rota add BEST "Quickest first" lacite northern big --ranked',
  ])
    .argument('<code>', 'short name, by which rules name it')
    .argument('<name>', 'its name')
    .argument('<partners...>', 'codes of partners in the order to be asked')
    .addOption(new Option('--random', 'every request asks them in another order').conflicts('ranked'))
    .option('--ranked', 'who can supply and is open and well; then by load, supply time, fill rate and name')
    .action(async (code: string, name: string, members: string[], { random, ranked, ...options }: AddOptions) => {
      const order = ranked ? 'ranked' : random ? 'random' : undefined;
      const draft: RotaTemplateDraft = { code, name, members, ...(order ? { order } : {}) };
      tell(host, options, await (await connect(host, options)).addRotaTemplate(draft));
    });

type AddOptions = StaffOptions & { random?: boolean; ranked?: boolean };

const changeTemplate = (host: Host) =>
  staffCommand('change', 'Changes what is named of a rota template; its partners are said anew.', [
    'rota change COURIER --member northern --member lacite',
    'rota change COURIER --status inactive',
  ])
    .argument('<code>', 'the template')
    .option('--name <name>', 'its name')
    .option('--member <partner>', 'all its partners in the order to be asked, once for each', collected)
    .addOption(new Option('--order <order>', 'how they are asked').choices(rotaOrders))
    .addOption(new Option('--status <status>', 'an inactive one is not used').choices(['active', 'inactive']))
    .action(async (code: string, { name, member, order, status, ...options }: ChangeOptions) => {
      const given: RotaTemplateChange = { name, members: member, order, status };
      const change = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
      if (Object.keys(change).length === 0)
        throw new Misused('Nothing is to be changed.', 'interlend rota change --help shows what can be.');
      tell(host, options, await (await connect(host, options)).changeRotaTemplate(code, change));
    });

interface ChangeOptions extends StaffOptions {
  name?: string;
  member?: string[];
  order?: RotaTemplate['order'];
  status?: RotaTemplate['status'];
}

const listTemplates = (host: Host) =>
  staffCommand('list', 'Shows the rota templates with their partners.', ['rota list']).action(
    async (options: StaffOptions) => {
      answer(host, options, await (await connect(host, options)).rotaTemplates(), (templates) =>
        templates.length === 0 ? ['No rota templates.'] : templateTable(templates),
      );
    },
  );

const removeTemplate = (host: Host) =>
  staffCommand('remove', 'Removes a rota template that no rule leads to.', ['rota remove COURIER'])
    .argument('<code>', 'the template')
    .action(async (code: string, options: StaffOptions) => {
      await (await connect(host, options)).removeRotaTemplate(code);
      answer(host, options, { removed: code }, () => [`${code} is removed.`]);
    });

/** The template as it is now, and on the side a word when it asks nobody. */
function tell(host: Host, options: StaffOptions, saved: Said<RotaTemplateSaved>): void {
  answer(host, options, saved, (each) => templateTable([each]));
  for (const warning of saved.warnings ?? []) host.err(line(warning));
}

const templateTable = (templates: readonly RotaTemplate[]): string[] =>
  table(
    ['Template', 'Name', 'Order', 'Status', 'Partners'],
    templates.map(({ code, name, order, status, members }) => [code, name, order, status, members.join(', ')]),
  );
