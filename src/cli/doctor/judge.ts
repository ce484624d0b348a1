/** Judges of what was looked at: facts in, findings out. Nothing is asked here. */
import { seededLibraryName } from '../../domain/fulfilment/seeded-name.js';
import type { Settings } from '../../settings/read-settings.js';
import { connectionsOfAll } from '../../settings/share.js';
import type { ConnectionRoom } from '../../storage/connection-room.js';
import type { LibraryLook } from '../../storage/library-look.js';
import { type DoctorFinding, notKnown, problem, warning, well } from './finding.js';

const dayMs = 86_400_000;

/** A process listens on two connections beside those of its work. */
const listening = 2;

export function judgeConnections(settings: Settings, { most, by, used }: ConnectionRoom): DoctorFinding {
  const { processes, databaseConnections } = settings;
  const needed = processes > 1 ? connectionsOfAll(settings, processes) : databaseConnections + listening;
  const facts = `the node opens up to ${needed} connections, and the database takes ${most} (${by}); ${used} are in use now`;
  if (needed > most)
    return problem(
      'connections',
      `Too few connections: ${facts}.`,
      'Raise max_connections of PostgreSQL, or lower INTERLEND_DATABASE_CONNECTIONS or INTERLEND_PROCESSES.',
    );
  return well('connections', `Enough connections: ${facts}.`);
}

/** Name and symbol of the settings against those that the database signs and prints with. */
export function judgeLibraries(
  { name, symbols }: Pick<Settings, 'name' | 'symbols'>,
  look: LibraryLook,
): DoctorFinding[] {
  const ours = symbols.map(({ type, value }) => `${type}:${value}`);
  if (look.libraries.length === 0)
    return [warning('library', 'No library of this node shares resources.', 'interlend library list shows them.')];
  return look.libraries.flatMap((library) => {
    const findings: DoctorFinding[] = [];
    const change = `interlend library change ${library.code}`;
    if (library.symbol !== null && library.formerSymbols.includes(ours[0] ?? ''))
      findings.push(
        warning(
          'symbol',
          `INTERLEND_SYMBOLS says ${ours[0]}, with which ${library.name} signed before; it signs with ${library.symbol}.`,
          `Write INTERLEND_SYMBOLS=${library.symbol}, and restart the node.`,
        ),
      );
    else if (library.symbol !== null && !ours.includes(library.symbol))
      findings.push(
        problem(
          'symbol',
          `INTERLEND_SYMBOLS says ${ours.join(', ')}, but requests of ${library.name} are signed with ${library.symbol}.`,
          `${change} --symbol ${ours[0] ?? library.symbol}. When partners know the library by ${library.symbol}, correct INTERLEND_SYMBOLS instead.`,
        ),
      );
    if (library.name === seededLibraryName && name !== '')
      findings.push(
        warning(
          'name',
          `Lists, slips and letters call the library “${seededLibraryName}”, not ${name}.`,
          `${change} --name ${JSON.stringify(name)}`,
        ),
      );
    if (!library.email)
      findings.push(
        warning(
          'reply address',
          `Answers to letters of ${library.name} have no address to go to.`,
          `${change} --email ill@library.example.ca`,
        ),
      );
    return findings.length > 0
      ? findings
      : [well('library', `${library.name} signs with ${library.symbol ?? ours[0]}; answers go to ${library.email}.`)];
  });
}

export function judgePeople({ administrators }: Pick<LibraryLook, 'administrators'>): DoctorFinding {
  return administrators > 0
    ? well(
        'administrator',
        `${administrators === 1 ? 'One account is' : `${administrators} accounts are`} administrator.`,
      )
    : problem(
        'administrator',
        'Nobody can sign in as administrator.',
        'interlend user add admin --role generalSystemAdministrator --password-stdin < password.txt',
      );
}

export function judgeSilent({ silent }: Pick<LibraryLook, 'silent'>): DoctorFinding[] {
  if (silent.length === 0) return [well('partners', 'Every partner is sent to.')];
  return silent.map(({ code, name, since }) =>
    warning(
      'partners',
      `${name} has not been reached since ${since.toISOString().slice(0, 16).replace('T', ' ')} UTC.`,
      `interlend partner certify ${code}. Messages wait and are sent by themselves when it answers.`,
    ),
  );
}

/** How far the clock of this machine may be from another one, in seconds. */
const clockSeconds = 5;

export function judgeClock(here: Date, there: Date): DoctorFinding {
  const seconds = Math.round(Math.abs(here.getTime() - there.getTime()) / 1000);
  return seconds <= clockSeconds
    ? well('clock', 'The clock of this machine agrees with that of the database.')
    : problem(
        'clock',
        `The clocks of this machine and of the database differ by ${seconds} seconds: due dates and tries come at wrong times.`,
        'Let both follow a time server: timedatectl set-ntp true',
      );
}

export function judgeBackup(
  { backupFolder, backupHours }: Pick<Settings, 'backupFolder' | 'backupHours'>,
  newest: Date | undefined | 'unreadable',
  now: Date,
): DoctorFinding {
  if (backupFolder === '')
    return warning(
      'backup',
      'The node makes no backups.',
      'Set INTERLEND_BACKUP_FOLDER to a folder on another disk or machine, and restart the node.',
    );
  if (newest === 'unreadable')
    return problem(
      'backup',
      `The folder of backups, ${backupFolder}, cannot be read.`,
      'It must exist, and the account of the node must be able to write to it.',
    );
  const again = 'interlend job history backup says why; then interlend job run backup';
  if (!newest) return problem('backup', `There is no backup in ${backupFolder}.`, again);
  const hours = Math.round((now.getTime() - newest.getTime()) / 3_600_000);
  if (hours > backupHours) return problem('backup', `The newest backup is ${hours} hours old.`, again);
  return well('backup', `The newest backup is ${hours} hours old. Try a restore into a new database now and then.`);
}

export function judgeDisk(place: string, folder: string, free: number, size: number): DoctorFinding {
  const percent = Math.floor((free / size) * 100);
  const says = `${(free / 1e9).toFixed(1)} GB (${percent} %) are free on the disk of ${place}, ${folder}.`;
  if (percent >= 10) return well('disk', says);
  const remedy = 'interlend storage shows what takes the room of the database. Make room, or a larger disk.';
  return percent < 3 ? problem('disk', says, remedy) : warning('disk', says, remedy);
}

/** The address by which others reach the node, as far as the settings tell. */
export function judgeAddress({ address, trustedProxies, smtpHost }: Settings): DoctorFinding[] {
  if (address === '')
    return [
      warning(
        'address',
        `INTERLEND_ADDRESS is not set: links ${smtpHost ? 'in letters' : 'to copies'} lead to this machine’s own address.`,
        'Set it to the address at which partners and patrons reach this node: https://ill.college.example.ca',
      ),
    ];
  const { protocol, hostname } = new URL(address);
  if (protocol === 'http:' && !/^(localhost|127\.|\[::1\])/.test(hostname))
    return [
      warning(
        'address',
        `${address} is not encrypted: passwords and names of patrons can be read on the way.`,
        'End TLS in a proxy before the node (docker/proxy has nginx and Caddy), and write https:// in INTERLEND_ADDRESS.',
      ),
    ];
  if (protocol === 'https:' && trustedProxies.length === 0)
    return [
      problem(
        'proxy',
        'INTERLEND_TRUSTED_PROXIES is not set: every caller seems to be the proxy, and cookies are not marked as secure.',
        'Set it to the address of the proxy, 127.0.0.1 when it stands on this machine.',
      ),
    ];
  return [];
}

export function judgeCertificate(address: string, validTo: Date, now: Date): DoctorFinding {
  const days = Math.floor((validTo.getTime() - now.getTime()) / dayMs);
  const remedy = 'Renew it: certbot renew, or look at the log of Caddy, which does it by itself.';
  if (days < 0) return problem('certificate', `The certificate of ${address} ended ${-days} days ago.`, remedy);
  if (days < 14) return warning('certificate', `The certificate of ${address} ends in ${days} days.`, remedy);
  return well('certificate', `The certificate of ${address} is valid for ${days} more days.`);
}

/** A node that runs against the program on the disk. */
export function judgeVersion(running: string | undefined, onDisk: string): DoctorFinding {
  if (running === undefined)
    return notKnown('version', 'Which version runs is not known: the node is older, or its staff token was not found.');
  return running === onDisk
    ? well('version', `The node runs ${onDisk}, as it is on the disk.`)
    : warning(
        'version',
        `The node runs ${running}, but ${onDisk} is on the disk.`,
        'Restart it (systemctl restart interlend), or replace its processes: systemctl reload interlend',
      );
}
