import type { Language } from '../../domain/words.js';
import type { ImportLine } from '../../engine/distribution/views.js';
import type { Host } from '../host.js';
import { languageOption } from '../language.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, command, connect, more, type PagingOptions, staffCommand, withPaging } from '../staff-command.js';
import { table } from '../table.js';
import { when } from '../when.js';
import { rowLines } from './rows.js';

export const importCommands = (host: Host) =>
  command('imports', 'The directory files that were taken in.', [
    'directory imports list',
    'directory imports show 7',
    'directory imports undo 7',
  ])
    .addCommand(listImports(host))
    .addCommand(showImport(host))
    .addCommand(undoImport(host));

const listImports = (host: Host) =>
  withPaging(staffCommand('list', 'Shows them, the newest first.', ['directory imports list'])).action(
    async ({ after, limit, ...options }: PagingOptions) => {
      const page = await (await connect(host, options)).directoryImports({ limit, ...(after ? { after } : {}) });
      answer(host, options, page, ({ items, next }) =>
        items.length === 0 ? ['None yet.'] : [...importsTable(host, items), ...more(next)],
      );
    },
  );

const importsTable = (host: Host, items: readonly ImportLine[]): string[] =>
  table(
    ['Import', 'When', 'Who', 'File', 'Version', 'Added', 'Changed', 'Removed', 'To decide', 'Undone'],
    items.map(({ id, at, by, file, counts, undoneAt }) => [
      ...[id, when(host, at), by, file.name, file.version, counts.added, counts.changed, counts.removed],
      ...[counts.decisions, undoneAt && when(host, undoneAt)],
    ]),
  );

const showImport = (host: Host) =>
  staffCommand('show', 'Shows what became of each record.', ['directory imports show 7'])
    .argument('<id>', 'as interlend directory imports list shows it')
    .addOption(languageOption(host, 'in which language it is told'))
    .action(async (id: string, options: StaffOptions & { language: Language }) => {
      answer(host, options, await (await connect(host, options)).directoryImport(id), (found) => [
        ...importsTable(host, [found]),
        '',
        ...rowLines(found.rows, found.counts, options.language),
      ]);
    });

const undoImport = (host: Host) =>
  staffCommand('undo', 'Takes the last one back; what staff changed since stays.', ['directory imports undo 7'])
    .argument('<id>', 'as interlend directory imports list shows it')
    .action(async (id: string, options: StaffOptions) => {
      answer(host, options, await (await connect(host, options)).undoDirectoryImport(id), () => [
        `Import ${id} is undone.`,
      ]);
    });
