import type { Host } from './host.js';
import { answer, command, connect, more, type PagingOptions, staffCommand, withPaging } from './staff-command.js';
import { table } from './table.js';
import { when } from './when.js';

export const quarantineCommands = (host: Host) =>
  command('quarantine', 'Shows what arrived and could not be read.', ['quarantine list']).addCommand(
    withPaging(
      staffCommand('list', 'Shows what could not be read, the newest first, with its beginning.', [
        'quarantine list',
        'quarantine list --limit 5 --json',
      ]),
    ).action(async (options: PagingOptions) => {
      const { after, limit } = options;
      answer(host, options, await (await connect(host, options)).quarantine({ after, limit }), ({ items, next }) =>
        items.length === 0
          ? ['Nothing is in quarantine.']
          : [
              ...table(
                ['#', 'When', 'Partner', 'From', 'Why', 'Begins with'],
                items.map((entry) => [
                  entry.id,
                  when(host, entry.at),
                  entry.partner,
                  entry.source,
                  entry.reason,
                  entry.prefix,
                ]),
              ),
              ...more(next),
            ],
      );
    }),
  );
