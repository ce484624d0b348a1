/** Looks at what a node stands on, from its own machine: database, disks, backups, mail server, address. Each in a limited time. */
import { statfs } from 'node:fs/promises';
import { connect, isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import {
  judgeAddress,
  judgeBackup,
  judgeCertificate,
  judgeClock,
  judgeConnections,
  judgeDisk,
  judgeLibraries,
  judgePeople,
  judgeRestore,
  judgeRules,
  judgeSilent,
} from '../../engine/checks/judge.js';
import { allWell, type CheckFinding, finding } from '../../engine/checks/rows.js';
import { createBackupFolder } from '../../files/backup-folder.js';
import { restoreTried } from '../../files/restore-tried.js';
import { nodeIdOf } from '../../settings/node-id.js';
import type { Settings } from '../../settings/read-settings.js';
import { connectionRoom } from '../../storage/connection-room.js';
import { lookAtLibrary } from '../../storage/library-look.js';
import { NewerDatabase } from '../../storage/newer-database.js';
import { databaseNameOf } from '../../storage/transfer/connect.js';

/** How long each look may take, in milliseconds. */
export const lookMs = 5_000;

/** What a look gives when it takes too long: a folder on another machine may hang for minutes. */
const inTime = <T, O>(look: Promise<T>, otherwise: O): Promise<T | O> =>
  Promise.race([look, pause(lookMs, otherwise, { ref: false })]);

/** Everything that can be looked at beside the database. */
export async function lookAround(settings: Settings, fetched: typeof fetch): Promise<CheckFinding[]> {
  const looks = [
    lookAtBackups(settings),
    lookAtDisks(settings),
    lookAtMail(settings),
    lookAtAddress(settings, fetched),
  ];
  return (await Promise.all(looks)).flat();
}

/** The database, and what it says of the library. */
export async function lookAtDatabase(settings: Settings, url: string): Promise<CheckFinding[]> {
  const name = databaseNameOf(url);
  try {
    const look = await lookAtLibrary(url);
    const room = judgeConnections(settings, await connectionRoom(url));
    const clock = judgeClock(new Date(), look.now);
    if (look.readOnly) return [finding('databaseReadOnly', { name }), room, clock];
    if (look.due.length > 0) return [finding('databaseDue', { name, steps: look.due.length }), room, clock];
    return [
      allWell('databaseWell', { name }),
      room,
      clock,
      ...judgeLibraries(settings, look),
      judgePeople(look),
      ...judgeSilent(look, settings.timeZone),
      ...judgeRules(look),
    ];
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string };
    if (error instanceof NewerDatabase) return [finding('databaseNewer', { words: message })];
    return [finding(code === '53300' ? 'databaseFull' : 'databaseFails', { name, words: message || code })];
  }
}

async function lookAtBackups(settings: Settings): Promise<CheckFinding[]> {
  const { backupFolder } = settings;
  const nodeId = nodeIdOf(settings);
  if (backupFolder === '') return [judgeBackup(settings, undefined, new Date())];
  const kept = createBackupFolder(backupFolder, nodeId).kept();
  const newest = await inTime(
    kept.then(
      ([first]) => first?.savedAt,
      () => 'unreadable' as const,
    ),
    'unreadable' as const,
  );
  const tried = newest === 'unreadable' ? undefined : await inTime(restoreTried(backupFolder, nodeId), undefined);
  return [judgeBackup(settings, newest, new Date()), ...judgeRestore(newest, tried, settings)];
}

async function lookAtDisks({ dataFolder, backupFolder, copyFolder }: Settings): Promise<CheckFinding[]> {
  const places = [
    ['data', dataFolder],
    ['copies', copyFolder || join(dataFolder, 'copies')],
    ['backups', backupFolder],
  ] as const;
  const found = await Promise.all(
    places.map(async ([place, folder]) => {
      if (folder === '') return [];
      const disk = await inTime(
        statfs(resolve(folder)).catch(() => undefined),
        undefined,
      );
      return disk ? [judgeDisk(place, resolve(folder), disk.bavail * disk.bsize, disk.blocks * disk.bsize)] : [];
    }),
  );
  return found.flat();
}

async function lookAtMail({ smtpHost: host, smtpPort: port, smtpFrom: from }: Settings): Promise<CheckFinding[]> {
  if (host === '') return [finding('mailUnset')];
  const trouble = await new Promise<string | undefined>((done) => {
    const socket = connect({ host, port, timeout: lookMs }, () => done(undefined));
    socket.once('connect', () => socket.destroy());
    socket.once('timeout', () => socket.destroy(new Error('ETIMEDOUT')));
    socket.once('error', (error) => done(error.message));
  });
  const server = `${host}:${port}`;
  return [
    trouble === undefined
      ? allWell('mailWell', { server, from })
      : finding('mailUnreachable', { server, words: trouble }),
  ];
}

/** The address as others see it, asked from here: what lies between is not known to leave everybody through. */
async function lookAtAddress(settings: Settings, fetched: typeof fetch): Promise<CheckFinding[]> {
  const findings = judgeAddress(settings);
  const { address } = settings;
  if (address === '') return findings;
  const { hostname, port, protocol } = new URL(address);
  const certificate = protocol === 'https:' ? await validTo(hostname, Number(port) || 443) : undefined;
  if (certificate) findings.push(judgeCertificate(address, certificate, new Date()));
  const answer = await fetched(`${address}/health/live`, { signal: AbortSignal.timeout(lookMs) }).catch(
    (error: Error) => error,
  );
  if (answer instanceof Error) {
    const { cause, message } = answer as Error & { cause?: Error };
    return [...findings, finding('addressUnreachable', { address, words: cause?.message || message })];
  }
  const said = (await answer.json().catch(() => undefined)) as { status?: string } | undefined;
  const isNode = said?.status === 'live';
  return [
    ...findings,
    isNode ? allWell('addressWell', { address }) : finding('addressOther', { address, status: answer.status }),
  ];
}

/** Until when the certificate there is valid, also one that is not trusted. */
const validTo = (host: string, port: number): Promise<Date | undefined> =>
  new Promise((done) => {
    const name = isIP(host) === 0 ? { servername: host } : {};
    const socket = connectTls({ host, port, ...name, rejectUnauthorized: false, timeout: lookMs }, () => {
      const { valid_to: until } = socket.getPeerCertificate();
      socket.destroy();
      done(until ? new Date(until) : undefined);
    });
    socket.once('timeout', () => socket.destroy());
    socket.once('close', () => done(undefined));
    socket.once('error', () => done(undefined));
  });
