import type { RequestChange } from '../../engine/ports.js';
import { Misused } from '../failures.js';
import type { Host } from '../host.js';
import { jsonFrom } from '../input.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, collected, connect, staffCommand, wholeNumber } from '../staff-command.js';
import { type DraftOptions, draftFrom, textFields, withDraftOptions } from './draft-options.js';
import { requestLines } from './view.js';

export const editRequest = (host: Host) =>
  withDraftOptions(
    staffCommand('edit', 'Changes what was written down; while a partner has it only what stays here.', [
      'request edit OOALG0000123 --volume 2 --need-before-date 2026-11-30',
      'request edit OOALG0000123 --clear note --clear isbn',
    ])
      .argument('<request>', 'external id or id')
      .option('--clear <field>', `empty a field, once for each (${Object.keys(textFields).join(', ')}, …)`, collected)
      .option('--from <file>', 'read the change from a JSON file (- for standard input); options add to it')
      .option('--version <number>', 'refuse if the request is no longer at this version', wholeNumber(0, 2 ** 31)),
  ).action(async (id: string, options: Options) => {
    const change: RequestChange = {
      ...(options.from && ((await jsonFrom(host, options.from)) as RequestChange)),
      ...draftFrom(options),
      ...Object.fromEntries((options.clear ?? []).map((field) => [field, null])),
    };
    if (Object.keys(change).length === 0)
      throw new Misused('Nothing is to be changed.', 'Name a field, as --volume 2 or --clear note.');
    const node = await connect(host, options);
    const seen = await node.request(id);
    const now = await node.edit(seen.id, options.version ?? seen.version, change);
    answer(host, options, now, (request) => requestLines(host, request));
  });

type Options = StaffOptions & DraftOptions & { clear?: string[]; from?: string; version?: number };
