import type { ChannelView } from '../../engine/ports.js';
import type { ChannelOrder } from '../api-client.js';
import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { type Cell, facts } from '../table.js';
import { when } from '../when.js';
import { channelWords } from './list.js';

const orders: Record<ChannelOrder, string> = {
  hold: 'Keeps back what goes to a partner until it is resumed; what they send is still taken.',
  suspend: 'Stops sending to a partner that will be away for long; what they send is still taken.',
  resume: 'Lets messages flow to a partner again, in their order.',
  probe: 'Tries one message now, without waiting for the next planned try.',
};

/** One command an order: hold, suspend, resume, probe. */
export const channelCommands = (host: Host) =>
  (Object.keys(orders) as ChannelOrder[]).map((order) =>
    staffCommand(order, orders[order], [`partner ${order} lacite`])
      .argument('<partner>', 'its code')
      .action(async (code: string, options: StaffOptions) => {
        answer(host, options, await (await connect(host, options)).channel(code, order), (channel) =>
          facts(channelFacts(host, channel)),
        );
      }),
  );

export const channelFacts = (host: Host, channel: ChannelView): [string, Cell][] => [
  ['Channel', channelWords[channel.state]],
  ['Because', channel.reason === undefined ? undefined : String(channel.reason)],
  ['Failures in a row', channel.failuresInARow || undefined],
  ['Since', when(host, channel.openedAt)],
  ['Next try', when(host, channel.nextProbeAt)],
  ['At most', channel.ratePerSecond === undefined ? undefined : `${channel.ratePerSecond} a second`],
  ['Waiting', channel.waiting],
  ['The oldest since', when(host, channel.oldestWaitingAt)],
];
