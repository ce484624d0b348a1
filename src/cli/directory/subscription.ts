import type { DirectorySubscription } from '../../engine/distribution/views.js';
import { say } from '../../words/index.js';
import { Misused, Refused } from '../failures.js';
import type { Host } from '../host.js';
import { textFrom } from '../input.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, command, connect, staffCommand } from '../staff-command.js';
import { facts } from '../table.js';
import { when } from '../when.js';

export const followFile = (host: Host) =>
  staffCommand('subscribe', 'Follows the directory file at an address; the timetable looks for news.', [
    'directory subscribe https://consortium.example.ca/directory.json',
    'directory subscribe https://directory.example.ca/api/v1/directory/file --token-from key.txt',
  ])
    .argument('<url>', 'address of a directory file, or /api/v1/directory/file of another node')
    .option('--token-from <file>', 'the file with the key to present there; - is standard input')
    .action(async (url: string, { tokenFrom, ...options }: StaffOptions & { tokenFrom?: string }) => {
      const token = tokenFrom === undefined ? undefined : (await textFrom(host, tokenFrom)).trim();
      if (token === '') throw new Misused('The token is empty.');
      const node = await connect(host, options);
      answer(host, options, await node.subscribe({ url, ...(token ? { token } : {}) }), (found) => [
        ...subscriptionLines(host, found),
        '',
        'interlend directory subscription run looks for the first time now.',
      ]);
    });

export const subscriptionCommands = (host: Host) =>
  command('subscription', 'The directory file that a node follows.', [
    'directory subscription show',
    'directory subscription run',
    'directory subscription remove',
  ])
    .addCommand(show(host))
    .addCommand(run(host))
    .addCommand(remove(host));

const show = (host: Host) =>
  staffCommand('show', 'Shows it, and how the last look went.', ['directory subscription show']).action(
    async (options: StaffOptions) => {
      answer(host, options, await (await connect(host, options)).subscription(), (found) =>
        subscriptionLines(host, found),
      );
    },
  );

const run = (host: Host) =>
  staffCommand('run', 'Looks for news now. Ends with 1 when that fails.', ['directory subscription run']).action(
    async (options: StaffOptions) => {
      const found = await (await connect(host, options)).runSubscription();
      answer(host, options, found, () => subscriptionLines(host, found));
      if (found.outcome === 'failed') throw new Refused('The directory could not be followed.');
    },
  );

const remove = (host: Host) =>
  staffCommand('remove', 'Follows it no more; what came from it stays.', ['directory subscription remove']).action(
    async (options: StaffOptions) => {
      await (await connect(host, options)).unsubscribe();
      answer(host, options, { removed: true }, () => ['It is followed no more. What came from it stays.']);
    },
  );

const subscriptionLines = (host: Host, found: DirectorySubscription): string[] =>
  facts([
    ['Address', found.url],
    ['A key is presented', found.presents],
    ['Followed since', `${when(host, found.createdAt)}, by ${found.createdBy}`],
    ['Last checked', found.triedAt && when(host, found.triedAt)],
    ['Result', found.said && say(found.said, 'en')],
    ['Failing since', found.failingSince && when(host, found.failingSince)],
    ['Failed checks in a row', found.failures > 0 ? found.failures : undefined],
    ['Last import', found.lastImport],
  ]);
