/** Looks at a node from its own machine: settings, database, disks, mail, the address, and the node when it runs. */
import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { connect, isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { createBackupFolder } from '../../files/backup-folder.js';
import { nodeIdOf } from '../../settings/node-id.js';
import { readSettings, type Settings } from '../../settings/read-settings.js';
import { keptSecret } from '../../settings/secrets.js';
import { connectionRoom } from '../../storage/connection-room.js';
import { lookAtLibrary } from '../../storage/library-look.js';
import { NewerDatabase } from '../../storage/newer-database.js';
import { databaseNameOf } from '../../storage/transfer/connect.js';
import type { Host } from '../host.js';
import { type DoctorFinding, problem, warning, well } from './finding.js';
import {
  judgeAddress,
  judgeBackup,
  judgeCertificate,
  judgeClock,
  judgeConnections,
  judgeDisk,
  judgeLibraries,
  judgePeople,
  judgeSilent,
  judgeVersion,
} from './judge.js';

/** How long each look may take, in milliseconds. */
const patienceMs = 5_000;

/** Each part is looked at whatever the others say. Throws `WrongSetting`. */
export async function examine(host: Host): Promise<DoctorFinding[]> {
  const settings = readSettings(host.env);
  const parts = [
    examineDatabase(host, settings),
    examineNode(host, settings),
    examineBackup(settings),
    examineDisks(settings),
    examineMail(settings),
    examineAddress(host, settings),
  ];
  return (await Promise.all(parts)).flat();
}

async function examineDatabase(host: Host, settings: Settings): Promise<DoctorFinding[]> {
  const folder = resolve(settings.dataFolder);
  if (settings.databaseUrl) return examineUrl(settings, settings.databaseUrl);
  if (!existsSync(join(folder, 'postgres')))
    return [
      problem(
        'database',
        `There is no database here: DATABASE_URL is not set, and ${folder} holds none.`,
        'Run this in the folder of the node (it holds interlend.env), or set up a node: interlend setup',
      ),
    ];
  const embedded = await host.openEmbedded(folder);
  try {
    return await examineUrl(settings, embedded.url);
  } finally {
    await embedded.close();
  }
}

async function examineUrl(settings: Settings, url: string): Promise<DoctorFinding[]> {
  const name = databaseNameOf(url);
  try {
    const look = await lookAtLibrary(url);
    const room = judgeConnections(settings, await connectionRoom(url));
    const clock = judgeClock(new Date(), look.now);
    if (look.readOnly)
      return [
        problem(
          'database',
          `Nothing can be stored in ${name}: it is a copy, or was made read-only.`,
          'Name the database itself in DATABASE_URL.',
        ),
        room,
        clock,
      ];
    if (look.due.length > 0)
      return [
        warning(
          'database',
          `${name} has the shape of an earlier version: ${look.due.length} steps are due.`,
          'interlend migrate --dry-run lists them. The node does them when it starts.',
        ),
        room,
        clock,
      ];
    return [
      well('database', `${name} answers, and has the shape of this version.`),
      room,
      clock,
      ...judgeLibraries(settings, look),
      judgePeople(look),
      ...judgeSilent(look),
    ];
  } catch (error) {
    if (error instanceof NewerDatabase) return [problem('database', error.message, 'Install the newer version again.')];
    const { code = '', message } = error as { code?: string; message: string };
    if (code === '53300')
      return [
        problem(
          'database',
          `${name} takes no more connections: too many are open.`,
          'Raise max_connections of PostgreSQL, or lower INTERLEND_DATABASE_CONNECTIONS; select application_name, count(*) from pg_stat_activity group by 1 says whose they are.',
        ),
      ];
    return [
      problem(
        'database',
        `${name} cannot be used: ${message || code}.`,
        'See that PostgreSQL runs, and correct DATABASE_URL.',
      ),
    ];
  }
}

/** What the node says of itself, when it runs. */
async function examineNode(
  host: Host,
  { host: listens, port, staffToken, dataFolder }: Settings,
): Promise<DoctorFinding[]> {
  const at = `http://${/^(0\.0\.0\.0|::|)$/.test(listens) ? '127.0.0.1' : listens}:${port}`;
  const token = staffToken || (await keptSecret(resolve(dataFolder), 'staff-token').catch(() => ''));
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  const answer = await host
    .fetch(`${at}/health/ready`, { headers, signal: AbortSignal.timeout(patienceMs) })
    .catch(() => undefined);
  if (!answer)
    return [warning('node', `No node answers at ${at}.`, 'Start it: interlend serve (or systemctl start interlend).')];
  if (answer.status === 401) return [well('node', `The node answers at ${at}.`), judgeVersion(undefined, host.version)];
  const said = (await answer.json().catch(() => undefined)) as { version?: string; complaints?: string[] } | undefined;
  if (!said?.complaints)
    return [
      problem(
        'node',
        `Another program answers at ${at}, or the node is not whole (${answer.status}).`,
        'Give the node a port of its own: INTERLEND_PORT.',
      ),
    ];
  return [
    ...(said.complaints.length === 0 ? [well('node', `The node answers at ${at}, and complains of nothing.`)] : []),
    ...said.complaints.map((each) => warning('node', each, 'interlend node says more, and so does the log.')),
    judgeVersion(said.version, host.version),
  ];
}

async function examineBackup(settings: Settings): Promise<DoctorFinding[]> {
  const kept = settings.backupFolder
    ? createBackupFolder(settings.backupFolder, nodeIdOf(settings)).kept()
    : Promise.resolve([]);
  const newest = await kept.then(
    ([first]) => first?.savedAt,
    () => 'unreadable' as const,
  );
  return [judgeBackup(settings, newest, new Date())];
}

async function examineDisks({ dataFolder, backupFolder, copyFolder }: Settings): Promise<DoctorFinding[]> {
  const places = [
    ['data', dataFolder],
    ['copies', copyFolder],
    ['backups', backupFolder],
  ] as const;
  const found = await Promise.all(
    places.map(async ([place, folder]) => {
      if (folder === '') return [];
      const disk = await statfs(resolve(folder)).catch(() => undefined);
      return disk ? [judgeDisk(place, resolve(folder), disk.bavail * disk.bsize, disk.blocks * disk.bsize)] : [];
    }),
  );
  return found.flat();
}

async function examineMail({ smtpHost, smtpPort, smtpFrom }: Settings): Promise<DoctorFinding[]> {
  if (smtpHost === '')
    return [
      warning(
        'mail',
        'No mail server is set: letters to patrons wait.',
        'Set INTERLEND_SMTP_HOST and INTERLEND_SMTP_FROM, then: interlend mail test you@library.example.ca',
      ),
    ];
  const reached = await new Promise<true | string>((done) => {
    const socket = connect({ host: smtpHost, port: smtpPort, timeout: patienceMs }, () => done(true));
    socket.once('timeout', () => done('it does not answer in time'));
    socket.once('error', (error) => done(error.message));
    socket.once('connect', () => socket.destroy());
  });
  if (reached !== true)
    return [
      problem(
        'mail',
        `The mail server ${smtpHost}:${smtpPort} cannot be reached: ${reached}.`,
        'Correct INTERLEND_SMTP_HOST and INTERLEND_SMTP_PORT, or let this machine out through the firewall.',
      ),
    ];
  return [well('mail', `The mail server ${smtpHost}:${smtpPort} answers; mails come from ${smtpFrom}.`)];
}

/** The address as others see it, asked from here: what lies between is not known to leave everybody through. */
async function examineAddress(host: Host, settings: Settings): Promise<DoctorFinding[]> {
  const findings = judgeAddress(settings);
  if (settings.address === '') return findings;
  const { hostname, port, protocol } = new URL(settings.address);
  const certificate = protocol === 'https:' ? await validTo(hostname, Number(port) || 443) : undefined;
  if (certificate) findings.push(judgeCertificate(settings.address, certificate, new Date()));
  const at = `${settings.address.replace(/\/$/, '')}/health/live`;
  const answer = await host.fetch(at, { signal: AbortSignal.timeout(patienceMs) }).catch((error: Error) => error);
  if (answer instanceof Error) {
    const { cause, message } = answer as Error & { cause?: Error };
    return [
      ...findings,
      problem(
        'address',
        `${settings.address} cannot be reached from this machine: ${cause?.message ?? message}.`,
        'See that the name leads to the proxy, and that the proxy runs and leads to the node.',
      ),
    ];
  }
  const said = (await answer.json().catch(() => undefined)) as { status?: string } | undefined;
  return said?.status === 'live'
    ? [...findings, well('address', `${settings.address} leads to a node.`)]
    : [
        ...findings,
        problem(
          'address',
          `Something else than a node answers at ${settings.address} (${answer.status}).`,
          'See where the proxy leads: docker/proxy has configurations of nginx and Caddy.',
        ),
      ];
}

/** Until when the certificate there is valid, also one that is not trusted. */
const validTo = (host: string, port: number): Promise<Date | undefined> =>
  new Promise((done) => {
    const name = isIP(host) === 0 ? { servername: host } : {};
    const socket = connectTls({ host, port, ...name, rejectUnauthorized: false, timeout: patienceMs }, () => {
      const { valid_to: until } = socket.getPeerCertificate();
      socket.destroy();
      done(until ? new Date(until) : undefined);
    });
    socket.once('timeout', () => socket.destroy());
    socket.once('close', () => done(undefined));
    socket.once('error', () => done(undefined));
  });
