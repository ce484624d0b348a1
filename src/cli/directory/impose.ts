import type { SectionView } from '../../engine/distribution/views.js';
import { say } from '../../words/index.js';
import { Misused } from '../failures.js';
import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { table } from '../table.js';

export const imposeSection = (host: Host) =>
  staffCommand('impose', 'Says what our own file imposes on those who follow it; without a section shows it.', [
    'directory impose',
    'directory impose partners expiryBusinessDays overdueResendDays',
    'directory impose workflowProfiles --all',
  ])
    .argument('[section]', 'name of a section')
    .argument('[fields...]', 'names of its fields')
    .option('--all', 'everything of the section')
    .action(
      async (section: string | undefined, fields: string[], { all, ...options }: StaffOptions & { all?: boolean }) => {
        const node = await connect(host, options);
        if (section === undefined) return answer(host, options, await node.directorySections(), sectionsTable);
        if (!all && fields.length === 0) throw new Misused('Nothing is named.', 'Name fields, or give --all.');
        answer(host, options, await node.imposeSection(section, all ? true : fields), (one) => sectionsTable([one]));
      },
    );

export const proposeSection = (host: Host) =>
  staffCommand('propose', 'Says that our own file imposes nothing of a section.', ['directory propose partners'])
    .argument('<section>', 'name of a section')
    .action(async (section: string, options: StaffOptions) => {
      answer(host, options, await (await connect(host, options)).imposeSection(section, false), (one) =>
        sectionsTable([one]),
      );
    });

const sectionsTable = (sections: readonly SectionView[]): string[] =>
  table(
    ['Section', 'Holds', 'Imposed'],
    sections.map(({ name, label, imposed }) => [
      ...[name, say(label, 'en')],
      typeof imposed === 'object' ? imposed.join(', ') : imposed ? 'everything' : 'nothing',
    ]),
  );
