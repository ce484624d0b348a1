import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { secretOf } from '../settings/secret-files.js';
import { createSealer, otherKeyFile, renewKeptKey } from '../settings/secrets.js';
import { type Rotated, rotateSecrets } from '../storage/rotate-secrets.js';
import { connectTo } from '../storage/transfer/connect.js';
import { defaultNodeLockKey, keepNodesOut } from '../storage/transfer/node-lock.js';
import { command } from './command-line.js';
import { CallRefused } from './failures.js';
import { dataFolderOf, type Host } from './host.js';
import { withDatabase } from './library-database.js';

/** `interlend secrets …`: the key that stored secrets are encrypted with. */
export const secretCommands = (host: Host) =>
  command('secrets', 'The key with which the secrets that we present to others are stored.', [
    'secrets rotate',
  ]).addCommand(rotate(host));

const rotate = (host: Host) =>
  command(
    'rotate',
    'Encrypts every stored secret with the new key; both keys are valid until it is through, and it may be broken off and run again.',
    ['secrets rotate', 'INTERLEND_SECRET_KEY=… INTERLEND_OTHER_SECRET_KEY=… interlend secrets rotate'],
  )
    .option('--database <url>', 'the database (DATABASE_URL, else the embedded one in INTERLEND_DATA)')
    .option('--json', 'print JSON for programs instead of text for people')
    .addHelpText('after', steps)
    .action(async ({ database, json }: { database?: string; json?: boolean }) => {
      const given = { own: secretOf(host.env, 'secretKey'), other: secretOf(host.env, 'otherSecretKey') };
      if (given.own !== '' && given.other === '')
        throw new CallRefused(
          'Only one key is known.',
          'Set INTERLEND_SECRET_KEY to the new key and INTERLEND_OTHER_SECRET_KEY to the one before it.',
        );
      const rotated = await withDatabase(host, database, async (url) => {
        const client = await connectTo(url);
        try {
          const folder = resolve(dataFolderOf(host.env));
          // A process that runs read the kept key when it started, and would not know the new one.
          if (given.own === '') await keepNodesOut(client, url, defaultNodeLockKey);
          const { own, other } = given.own === '' ? await renewKeptKey(folder) : given;
          const sealers = { own: createSealer(own), both: createSealer(own, other) };
          const done = await rotateSecrets(client, sealers, (through) => host.err(`${through} secrets are through.`));
          if (given.own === '' && done.unreadable.length === 0) await rm(join(folder, otherKeyFile), { force: true });
          return done;
        } finally {
          await client.end();
        }
      });
      if (json) host.out(JSON.stringify(rotated, null, 2));
      else for (const line of lines(rotated, given.own !== '')) host.out(line);
    });

function lines({ done, before, unreadable }: Rotated, fromSettings: boolean): string[] {
  const counted = (count: number) => (count === 1 ? '1 secret' : `${count} secrets`);
  return [
    `${counted(done)} encrypted with the new key${before > 0 ? `; ${counted(before)} were so already` : ''}.`,
    ...(unreadable.length > 0
      ? [`Neither key opens what is stored for ${unreadable.join(', ')}: enter it again.`]
      : []),
    fromSettings
      ? 'The old key may go: take INTERLEND_OTHER_SECRET_KEY away and restart each process.'
      : 'The old key is gone. The new one is in the data folder: keep a copy of it with the backups made from now on.',
  ];
}

const steps = `
A key that the data folder keeps: stop the node, run this, start the node.

A key from the settings, without stopping:
  1. Set INTERLEND_OTHER_SECRET_KEY to the new key, and restart each process: all of them open both.
  2. Exchange the two (INTERLEND_SECRET_KEY is the new one), and restart each process.
  3. Run interlend secrets rotate with the same settings.
  4. Take INTERLEND_OTHER_SECRET_KEY away, and restart each process.
A backup made before needs the old key for as long as you keep it.`;
