import type { DirectoryProposal } from '../../engine/distribution/views.js';
import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, command, connect, staffCommand } from '../staff-command.js';
import { table } from '../table.js';
import { when } from '../when.js';
import { tokenLines } from './tokens.js';
import { directoryIn } from './words.js';

export const proposalCommands = (host: Host) =>
  command('proposals', 'Partners of a directory file that nobody here knows.', [
    'directory proposals list',
    'directory proposals accept BOREAL',
    'directory proposals refuse BOREAL',
  ])
    .addCommand(listProposals(host))
    .addCommand(accept(host))
    .addCommand(refuse(host));

const listProposals = (host: Host) =>
  staffCommand('list', 'Shows those that wait for an answer.', [
    'directory proposals list',
    'directory proposals list --all',
  ])
    .option('--all', 'also those that were accepted or refused')
    .action(async ({ all, ...options }: StaffOptions & { all?: boolean }) => {
      answer(host, options, await (await connect(host, options)).proposals(all ? 'all' : 'open'), (found) =>
        found.length === 0 ? ['None.'] : proposalsTable(host, found),
      );
    });

const proposalsTable = (host: Host, found: readonly DirectoryProposal[]): string[] =>
  table(
    ['Partner', 'Name', 'Address', 'From', 'Since', 'Answer', 'By'],
    found.map(({ key, title, record, issuer, proposedAt, decision, decidedBy }) => [
      ...[key, title, String(record['url'] ?? ''), issuer, when(host, proposedAt), decision, decidedBy],
    ]),
  );

const accept = (host: Host) =>
  staffCommand('accept', 'Adds the partner, and what of the file waited for it.', ['directory proposals accept BOREAL'])
    .argument('<code>', 'code of the partner')
    .action(async (code: string, options: StaffOptions) => {
      answer(host, options, await (await connect(host, options)).acceptProposal(code), ({ token, applied }) => [
        `${code} is a partner now.${applied.length > 0 ? ` Applied besides: ${applied.map((each) => `${each.section}/${each.key}`).join(', ')}.` : ''}`,
        ...tokenLines(directoryIn('en'), token ? [{ partner: code, token }] : []),
      ]);
    });

const refuse = (host: Host) =>
  staffCommand('refuse', 'Leaves the partner out; it is not proposed again, and stands in no rota of the file.', [
    'directory proposals refuse BOREAL',
  ])
    .argument('<code>', 'code of the partner')
    .action(async (code: string, options: StaffOptions) => {
      answer(host, options, await (await connect(host, options)).refuseProposal(code), () => [
        `${code} is refused. interlend directory proposals accept ${code} takes it all the same.`,
      ]);
    });
