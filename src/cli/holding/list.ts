import type { Host } from '../host.js';
import { answer, connect, more, type PagingOptions, staffCommand, withPaging } from '../staff-command.js';
import { table } from '../table.js';

export const listHoldings = (host: Host) =>
  withPaging(
    staffCommand('list', 'Shows items of this library.', ['holding list', 'holding list --search 9780140449136']),
  )
    .option('--search <words>', 'words of title or author, a barcode, or a number')
    .action(async ({ search, ...options }: PagingOptions & { search?: string }) => {
      const { after, limit } = options;
      answer(host, options, await (await connect(host, options)).holdings({ q: search, after, limit }), (page) =>
        page.items.length === 0
          ? ['No holdings.']
          : [
              ...table(
                ['Barcode', 'Title', 'Author', 'Numbers', 'Library', 'Location', 'Call number', 'Policy'],
                page.items.map(({ barcode, title, author, identifiers, library, location, callNumber, policy }) => [
                  ...[
                    barcode,
                    title,
                    author,
                    identifiers.map(({ value }) => value).join(', '),
                    library,
                    location,
                    callNumber,
                  ],
                  policy === 'loanable' ? undefined : 'not requestable',
                ]),
              ),
              ...more(page.next),
            ],
      );
    });
