import { writeFile } from 'node:fs/promises';
import type { Language } from '../../domain/words.js';
import type { Host } from '../host.js';
import { languageOption } from '../language.js';
import { answer, connect, more, type PagingOptions, staffCommand, withPaging } from '../staff-command.js';
import { table } from '../table.js';
import { problemTable } from './import.js';
import { catalogueIn } from './words.js';

export const listImports = (host: Host) =>
  withPaging(staffCommand('imports', 'Shows the files of records that came in, newest first.', ['catalogue imports']))
    .addOption(languageOption(host, 'in which language'))
    .action(async ({ after, limit, language, ...options }: PagingOptions & { language: Language }) => {
      const say = catalogueIn(language);
      const page = await (await connect(host, options)).catalogueImports({ after, limit });
      answer(host, options, page, ({ items, next }) =>
        items.length === 0
          ? [say('noImports')]
          : [
              ...table(
                [
                  say('field_id'),
                  say('field_file'),
                  say('field_source'),
                  say('field_started'),
                  say('field_by'),
                  say('field_result'),
                ],
                items.map(({ id, file, source, startedAt, by, endedAt, ...counts }) => {
                  const { created, changed, unchanged, removed, refused } = counts;
                  const sums = say('sums', { created, changed, unchanged, removed, refused });
                  return [
                    id,
                    file,
                    source,
                    startedAt.slice(0, 16).replace('T', ' '),
                    by,
                    endedAt ? sums : say('running'),
                  ];
                }),
              ),
              ...more(next),
            ],
      );
    });

export const showProblems = (host: Host) =>
  withPaging(
    staffCommand('problems', 'Shows which records of a file could not be taken, where they stand and why.', [
      'catalogue problems 7',
      'catalogue problems 7 --to bad.mrc',
    ]),
  )
    .argument('<id>', 'the import, as `catalogue imports` shows it')
    .option('--to <file>', 'write the records themselves to a file, to mend them')
    .addOption(languageOption(host, 'in which language'))
    .action(
      async (
        id: string,
        { after, limit, to, language, ...options }: PagingOptions & { to?: string; language: Language },
      ) => {
        const say = catalogueIn(language);
        const page = await (await connect(host, options)).recordProblems(id, { after, limit });
        if (to) {
          const bytes = page.items.flatMap(({ data }) => (data ? [Buffer.from(data, 'base64')] : []));
          await writeFile(to, Buffer.concat(bytes));
          host.out(say('wroteBad', { count: bytes.length, file: to }));
          return;
        }
        answer(host, options, page, ({ items, next }) =>
          items.length === 0 ? [say('noProblems')] : [...problemTable(say, items), ...more(next)],
        );
      },
    );
