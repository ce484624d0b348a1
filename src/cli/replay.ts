import type { ReplaySelection } from '../engine/ports.js';
import { Misused } from './failures.js';
import type { Host } from './host.js';
import { outgoingId } from './message/name.js';
import { line } from './printable.js';
import type { StaffOptions } from './staff-access.js';
import { answer, connect, staffCommand } from './staff-command.js';

export const replayMessages = (host: Host) =>
  staffCommand('replay', 'Sends stopped messages again: the same bytes, in their order.', [
    'replay --message out/12 out/15',
    'replay --partner lacite',
    'replay --partner lacite --since 2025-11-25T08:00:00-05:00',
    'replay --since 2025-11-25T08:00:00-05:00',
  ])
    .option('--message <messages...>', 'these messages')
    .option('--partner <code>', 'all that stopped on their way to this partner')
    .option('--since <time>', 'only those made since this time')
    .action(async (options: Options) => {
      const selection = selectionFrom(options);
      const outcome = await (await connect(host, options)).replay(selection);
      answer(host, options, outcome, ({ replayed, skipped }) => [
        replayed === 1 ? 'One message goes out again.' : `${replayed} messages go out again.`,
        ...skipped.map(({ id, reason }) => line(`Not out/${id}: ${reason}`)),
      ]);
    });

type Options = StaffOptions & { message?: string[]; partner?: string; since?: string };

function selectionFrom({ message, partner, since }: Options): ReplaySelection {
  if (message !== undefined && (partner !== undefined || since !== undefined))
    throw new Misused('Name messages, or a partner or time, not both.');
  if (message !== undefined) return { messages: message.map(outgoingId) };
  if (partner === undefined && since === undefined)
    throw new Misused('Nothing is selected.', 'Give --message, --partner or --since.');
  if (since !== undefined && Number.isNaN(Date.parse(since)))
    throw new Misused(`"${since}" is not a time.`, 'Write it as 2025-11-25T08:00:00-05:00.');
  return { ...(partner && { partner }), ...(since && { since: new Date(since).toISOString() }) };
}
