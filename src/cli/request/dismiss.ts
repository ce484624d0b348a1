import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';

export const dismissAttention = (host: Host) =>
  staffCommand('dismiss', 'Takes a mark of attention off a request.', ['request dismiss OOALG0000123 17'])
    .argument('<request>', 'external id or id')
    .argument('<attention>', 'number of the mark, as interlend request show lists it')
    .action(async (id: string, attention: string, options: StaffOptions) => {
      const node = await connect(host, options);
      await node.dismiss(id, attention);
      answer(host, options, { dismissed: attention }, () => ['Done.']);
    });
