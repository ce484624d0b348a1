import { Option } from 'commander';
import type { AuditView } from '../engine/access/index.js';
import type { Host } from './host.js';
import { answer, command, connect, more, type PagingOptions, staffCommand, withPaging } from './staff-command.js';
import { table } from './table.js';
import { when } from './when.js';

export const auditCommands = (host: Host) =>
  command('audit', 'Shows who changed which setting.', ['audit list --thing partner --id lacite']).addCommand(
    listAudit(host),
  );

const listAudit = (host: Host) =>
  withPaging(
    staffCommand('list', 'Shows the changes of the configuration, the newest first. --json has before and after.', [
      'audit list',
      'audit list --actor eroy --from 2026-11-01T00:00:00Z',
      'audit list --thing partner --id lacite --json',
    ]),
  )
    .option('--thing <kind>', 'partner, library, user, key, policies, workflowProfile, …')
    .option('--id <id>', 'code or id of the thing')
    .option('--actor <code>', 'login of a user, id of a key, or staff for the node’s own key')
    .option('--operation <name>', 'as the API document names it: changePartner, …')
    .addOption(new Option('--outcome <outcome>', 'how it ended').choices(['begun', 'done', 'refused']))
    .option('--from <time>', 'since then')
    .option('--until <time>', 'before then')
    .action(async (options: Options) => {
      const { after, limit, thing, id, actor, operation, outcome, from, until } = options;
      const filter = { after, limit, thing, id, actor, operation, outcome, from, until };
      answer(host, options, await (await connect(host, options)).audit(filter), ({ items, next }) =>
        items.length === 0
          ? ['No changes.']
          : [
              ...table(
                ['When', 'Who', 'From', 'Did', 'Thing', 'Id', 'Ended', 'What changed'],
                items.map((entry) => [
                  ...[when(host, entry.at), entry.actor, entry.address, entry.operation, entry.thing, entry.thingId],
                  ...[entry.outcome, whatChanged(entry)],
                ]),
              ),
              ...more(next),
            ],
      );
    });

/** Names of the fields that are not as they were. */
function whatChanged({ outcome, before, after }: AuditView): string {
  if (outcome !== 'done') return '';
  if (before === undefined) return after === undefined ? '' : 'made';
  if (after === undefined) return 'removed';
  const [was, is] = [before as Record<string, unknown>, after as Record<string, unknown>];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]))
    .join(', ');
}

interface Options extends PagingOptions {
  thing?: string;
  id?: string;
  actor?: string;
  operation?: string;
  outcome?: AuditView['outcome'];
  from?: string;
  until?: string;
}
