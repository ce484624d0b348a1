import type { ChannelView, PartnerView } from '../../engine/ports.js';
import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { table } from '../table.js';

export const listPartners = (host: Host) =>
  staffCommand('list', 'Shows all partners and whether messages flow to them.', [
    'partner list',
    'partner list --json',
  ]).action(async (options: StaffOptions) => {
    answer(host, options, await (await connect(host, options)).partners(), (partners) =>
      partners.length === 0
        ? ['No partners yet: interlend partner add --help shows how to add one.']
        : table(
            ['Partner', 'Name', 'Symbols', 'Dialect', 'ISO', 'They', 'Channel', 'Waiting'],
            partners.map((partner) => [
              partner.code,
              partner.name,
              symbolsOf(partner),
              partner.dialect,
              partner.isoVersion,
              roles(partner),
              partner.status === 'inactive' ? 'inactive' : channelWords[partner.channel.state],
              partner.channel.waiting || undefined,
            ]),
          ),
    );
  });

/** A breaker that is closed lets messages through: for people the other way round. */
export const channelWords: Record<ChannelView['state'], string> = {
  closed: 'flowing',
  open: 'failing',
  held: 'held',
  suspended: 'suspended',
};

export const symbolsOf = ({ symbols }: PartnerView): string =>
  symbols.map(({ type, value }) => `${type}:${value}`).join(', ');

export const roles = ({ borrowing, lending }: PartnerView): string =>
  [borrowing && 'borrow', lending && 'lend'].filter(Boolean).join(', ');
