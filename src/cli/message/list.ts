import { Option } from 'commander';
import type { MessageFilter, Page } from '../../engine/ports.js';
import type { MessageEntry } from '../answers.js';
import type { Host } from '../host.js';
import { answer, connect, more, type PagingOptions, staffCommand, withPaging } from '../staff-command.js';
import { table } from '../table.js';
import { when } from '../when.js';

export const listMessages = (host: Host) =>
  withPaging(
    staffCommand('list', 'Shows the messages that came in and went out, the newest first.', [
      'message list',
      'message list --request OOALG0000123',
      'message list --partner lacite --direction out --status held',
    ]),
  )
    .option('--request <request>', 'only of this request: id or external id')
    .option('--partner <code>', 'only with this partner')
    .addOption(new Option('--direction <direction>', 'only those that came in, or went out').choices(['in', 'out']))
    .option('--status <status>', 'pending, sending, delivered, refused, held, dead …')
    .action(async (options: PagingOptions & MessageFilter) => {
      const { request, partner, direction, status, after, limit } = options;
      const node = await connect(host, options);
      const id = request === undefined ? undefined : (await node.request(request)).id;
      const page = await node.messages({ request: id, partner, direction, status, after, limit });
      answer(host, options, page, (found) => lines(host, found));
    });

function lines(host: Host, { items, next }: Page<MessageEntry>): string[] {
  if (items.length === 0) return ['No messages.'];
  const rows = items.map((message) => [
    `${message.direction}/${message.id}`,
    when(host, message.at),
    message.partner,
    message.summary,
    message.status,
    message.attempts,
    message.outcome,
  ]);
  return [...table(['Message', 'When', 'Partner', 'What', 'Status', 'Tries', 'Outcome'], rows), ...more(next)];
}
