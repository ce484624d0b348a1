import type { Host } from '../host.js';
import { answer, connect, more, type PagingOptions, staffCommand, withPaging } from '../staff-command.js';
import { table } from '../table.js';

export const listPatrons = (host: Host) =>
  withPaging(
    staffCommand('list', 'Shows patrons by name.', ['patron list', 'patron list --search "el roy" --limit 10']),
  )
    .option('--search <words>', 'beginnings of words of name, id or e-mail')
    .action(async ({ search, ...options }: PagingOptions & { search?: string }) => {
      const { after, limit } = options;
      answer(host, options, await (await connect(host, options)).patrons({ q: search, after, limit }), (page) =>
        page.items.length === 0
          ? ['No patrons.']
          : [
              ...table(
                ['Patron', 'Name', 'Group', 'E-mail', 'Pickup', 'Expires', 'Blocked'],
                page.items.map(({ id, name, group, email, pickupLibrary, expiresOn, blocked }) => [
                  ...[id, name, group, email, pickupLibrary, expiresOn, blocked || undefined],
                ]),
              ),
              ...more(page.next),
            ],
      );
    });
