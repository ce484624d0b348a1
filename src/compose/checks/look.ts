/** Checks what a node runs on, from its own machine: database, disks, backups, mail server, address. Each in a limited time. */
import { statfs } from 'node:fs/promises';
import { connect, isIP, type Socket } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import { createSocketDialer } from '../../adapters/courier/dial-socket.js';
import { createBackupFolder } from '../../adapters/files/backup-folder.js';
import { restoreTried } from '../../adapters/files/restore-tried.js';
import { allWell, type CheckFinding, finding } from '../../domain/checks/findings.js';
import {
  judgeAddress,
  judgeBackup,
  judgeCertificate,
  judgeClock,
  judgeConnections,
  judgeDisk,
  judgeLibraries,
  judgePartnerCertificates,
  judgePeople,
  judgeRestore,
  judgeRules,
  judgeSilent,
} from '../../engine/checks/judge.js';
import type { LibraryFacts, PartnerCertificate } from '../../engine/checks/ports.js';
import { nodeIdOf } from '../../settings/node-id.js';
import type { Settings } from '../../settings/read-settings.js';
import { freeConnections } from '../../storage/database/free-connections.js';
import { NewerDatabase } from '../../storage/database/newer-database.js';
import { lookAtLibrary } from '../../storage/node/library-look.js';
import { databaseNameOf } from '../../storage/transfer/connect.js';
import { createMailDialer } from '../mail-dialer.js';

/** How long each look may take, in milliseconds. */
export const lookMs = 5_000;

/** What a look gives when it takes too long: a folder on another machine may hang for minutes. */
const inTime = <T, O>(look: Promise<T>, otherwise: O): Promise<T | O> =>
  Promise.race([look, pause(lookMs, otherwise, { ref: false })]);

/** Everything that can be looked at besides the database. `guardsMail`: the mail server was typed in the browser. */
export async function lookAround(
  settings: Settings,
  fetched: typeof fetch,
  { guardsMail = false }: { guardsMail?: boolean } = {},
): Promise<CheckFinding[]> {
  const looks = [
    lookAtBackups(settings),
    lookAtDisks(settings),
    lookAtMail(settings, guardsMail),
    lookAtAddress(settings, fetched),
  ];
  return (await Promise.all(looks)).flat();
}

/** The database, and what it says of the library. */
export async function lookAtDatabase(settings: Settings, url: string): Promise<CheckFinding[]> {
  const name = databaseNameOf(url);
  try {
    const look = await lookAtLibrary(url);
    const room = judgeConnections(settings, await freeConnections(url));
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
      ...(await lookAtPartners(settings, look.secureAddresses)),
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

async function lookAtMail(settings: Settings, isGuarded: boolean): Promise<CheckFinding[]> {
  const { smtpHost: host, smtpPort: port, smtpFrom: from } = settings;
  if (host === '') return [finding('mailUnset')];
  const trouble = await (isGuarded ? guardedTrouble(settings) : troubleAt(host, port));
  const server = `${host}:${port}`;
  return [
    trouble === undefined
      ? allWell('mailWell', { server, from })
      : finding('mailUnreachable', { server, words: trouble }),
  ];
}

const guardedTrouble = ({ smtpHost: host, smtpPort: port, ...settings }: Settings): Promise<string | undefined> =>
  createMailDialer(settings.readOnly ? 'nobody' : settings.allowAddresses)({ host, port, language: 'en' }).then(
    (socket) => void socket.destroy(),
    (error: Error) => error.message,
  );

const troubleAt = (host: string, port: number): Promise<string | undefined> =>
  new Promise<string | undefined>((done) => {
    const socket = connect({ host, port, timeout: lookMs }, () => done(undefined));
    socket.once('connect', () => socket.destroy());
    socket.once('timeout', () => socket.destroy(new Error('ETIMEDOUT')));
    socket.once('error', (error) => done(error.message));
  });

/** The address as others see it, asked from here: what is between is not known to leave everybody through. */
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

/** Partners asked at once for their certificate, and how long all of them may take together, in milliseconds. */
const partnersAtOnce = 20;
const partnersMs = 15_000;

/** The certificates of partners. Who is not reached is no finding here: whether a partner answers is another check. */
export async function lookAtPartners(
  { readOnly, allowAddresses }: Pick<Settings, 'readOnly' | 'allowAddresses'>,
  partners: LibraryFacts['secureAddresses'],
): Promise<CheckFinding[]> {
  if (readOnly) return [];
  const dial = createSocketDialer({ allowAddresses });
  const waiting = [...partners];
  const seen: PartnerCertificate[] = [];
  const lookAtNext = async (): Promise<void> => {
    const partner = waiting.shift();
    if (!partner) return;
    const { hostname, port, host } = new URL(partner.url);
    const name = hostname.replace(/^\[|\]$/g, '');
    const validTo = await dial({ host: name, port: Number(port) || 443, tls: false, limitMs: partnerMs }).then(
      (socket) => validToOf(name, { socket }),
      () => undefined,
    );
    if (validTo) seen.push({ code: partner.code, name: partner.name, host, validTo });
    return lookAtNext();
  };
  const all = Promise.all(Array.from({ length: partnersAtOnce }, lookAtNext));
  await Promise.race([all, pause(partnersMs, undefined, { ref: false })]);
  waiting.length = 0;
  const inOrder = [...seen].sort((one, other) => one.validTo.getTime() - other.validTo.getTime());
  return judgePartnerCertificates(inOrder, new Date());
}

/** How long one partner may take, in milliseconds. */
const partnerMs = 3_000;

/** Until when the certificate there is valid, also one that is not trusted. */
const validTo = (host: string, port: number): Promise<Date | undefined> => validToOf(host, { host, port });

const validToOf = (host: string, at: { host: string; port: number } | { socket: Socket }): Promise<Date | undefined> =>
  new Promise((done) => {
    const name = isIP(host) === 0 ? { servername: host } : {};
    const socket = connectTls({ ...at, ...name, rejectUnauthorized: false, timeout: lookMs }, () => {
      const { valid_to: until } = socket.getPeerCertificate();
      socket.destroy();
      done(until ? new Date(until) : undefined);
    });
    socket.once('timeout', () => socket.destroy());
    socket.once('close', () => done(undefined));
    socket.once('error', () => done(undefined));
  });
