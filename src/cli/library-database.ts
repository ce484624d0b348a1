/** The database of this library, worked on without its node: reached, measured, and given another key for its secrets. */

import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { secretOf } from '../settings/secret-files.js';
import { createSealer, otherKeyFile, renewKeptKey } from '../settings/secrets.js';
import type { DatabaseRoom } from '../storage/node/disk-usage.js';
import type { Rotated } from '../storage/node/rotate-secrets.js';
import { DatabaseUnreachable, TransferRefused } from '../storage/transfer/refused.js';
import { type KeyOf, message, say } from '../words/index.js';
import { type Language, localeOf } from '../words/languages.js';
import { command } from './command-line.js';
import { CallRefused, Unreachable } from './failures.js';
import { dataFolderOf, type Host } from './host.js';
import { languageOption } from './locale.js';
import { table } from './table.js';

/**
 * Works on the database of this library: the one named, else `DATABASE_URL`, else the embedded one in the data folder.
 * What the transfer refuses, and what servers and disks say (they have codes), become failures of the command. An embedded
 * database is made only where `mayMake` says so: a command in the wrong folder must not find an empty library.
 */
export async function withDatabase<T>(
  host: Host,
  named: string | undefined,
  work: (url: string) => Promise<T>,
  { mayMake = false } = {},
): Promise<T> {
  const url = named ?? (secretOf(host.env, 'databaseUrl') || undefined);
  if (url !== undefined) return asFailures(work(url));
  const folder = resolve(dataFolderOf(host.env));
  if (!mayMake && !existsSync(join(folder, 'postgres')))
    throw new CallRefused(
      `There is no database here: DATABASE_URL is not set, and ${folder} holds none.`,
      'Run this in the folder of the node (it holds interlend.env), or name the database: --database postgres://…',
    );
  host.err(`DATABASE_URL is not set: the embedded database under ${folder} is taken.`);
  const embedded = await host.openEmbedded(folder).catch((error: NodeJS.ErrnoException) => {
    throw diskFailure(error, folder) ?? error;
  });
  try {
    return await asFailures(work(embedded.url));
  } finally {
    await embedded.close();
  }
}

const diskReasons: Readonly<Record<string, string>> = {
  EACCES: 'this account may not write there',
  EPERM: 'this account may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of this account is used up',
  ENOENT: 'that folder does not exist and cannot be made',
  ENOTDIR: 'a part of that path is a file',
};

/** What a disk said, as a sentence; nothing when it was something else that failed. */
export function diskFailure(error: unknown, folder: string): CallRefused | undefined {
  const { code = '', path } = error as NodeJS.ErrnoException;
  const reason = diskReasons[code];
  if (!reason) return undefined;
  return new CallRefused(
    `Nothing can be written to ${path ?? folder}: ${reason}.`,
    'Make room or give this account the right to write there, or choose another folder.',
  );
}

export function asFailures<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    if (error instanceof TransferRefused) throw new CallRefused(error.message, error.remedy);
    if (error instanceof DatabaseUnreachable)
      throw new Unreachable(error.message, 'Check the address, and whether the server runs.');
    const { code, message } = error as { code?: unknown; message?: string };
    if (typeof code === 'string' || /^Connection terminated/.test(message ?? ''))
      throw new CallRefused(`It was not finished: ${message}.`, 'Nothing of it was kept.');
    throw error;
  });
}

export const storageCommand = (host: Host) =>
  command(
    'storage',
    'Shows what takes the room of the database, and which setting says for how long it is kept. The server need not run.',
    ['storage', 'storage --database postgres://interlend@db.example/interlend', 'storage --json'],
  )
    .option('--database <url>', 'the database (DATABASE_URL, else the embedded one in INTERLEND_DATA)')
    .addOption(languageOption(host, 'the language of the names'))
    .option('--json', 'print JSON for programs instead of text for people')
    .action(async ({ database, language, json }: { database?: string; language: Language; json?: boolean }) => {
      const { roomTaken } = await import('../storage/node/disk-usage.js');
      const room = await withDatabase(host, database, roomTaken);
      host.out(json ? JSON.stringify(room, undefined, 2) : roomLines(room, language, host.env).join('\n'));
    });

function roomLines({ bytes, rooms }: DatabaseRoom, language: Language, env: Host['env']): string[] {
  const words = (key: KeyOf<'storage'>, facts = {}) => say(message(`storage.${key}`, facts), language);
  const size = sizesIn(language);
  const count = new Intl.NumberFormat(localeOf[language]);
  const headings = (['what', 'room', 'indexes', 'rows', 'reused', 'kept'] as const).map((each) => words(each));
  const rows = rooms.map((each) => [
    words(each.room),
    size(each.bytes),
    size(each.indexBytes),
    count.format(each.rows),
    count.format(each.free),
    each.setting && (env[each.setting] ? `${each.setting}=${env[each.setting]}` : each.setting),
  ]);
  return [...table(headings, rows), words('whole', { size: size(bytes) })];
}

/** `1.4 GB`, `1,4 Go`: as people of that language write it. */
function sizesIn(language: Language): (bytes: number) => string {
  const units = language === 'fr' ? ['ko', 'Mo', 'Go', 'To'] : ['kB', 'MB', 'GB', 'TB'];
  const number = new Intl.NumberFormat(localeOf[language], { maximumSignificantDigits: 3 });
  return (bytes) => {
    const power = Math.min(units.length, Math.max(1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)));
    return `${number.format(bytes / 1000 ** power)} ${units[power - 1]}`;
  };
}

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
      const { connectTo } = await import('../storage/transfer/connect.js');
      const { defaultNodeLockKey, keepNodesOut } = await import('../storage/transfer/node-lock.js');
      const { rotateSecrets } = await import('../storage/node/rotate-secrets.js');
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
      else for (const line of rotatedLines(rotated, given.own !== '')) host.out(line);
    });

function rotatedLines({ done, before, unreadable }: Rotated, fromSettings: boolean): string[] {
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
