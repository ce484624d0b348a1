/** Judges of what was looked at: facts in, findings out. Nothing is read here. */

import { allWell, type CheckFinding, finding } from '../../domain/checks/findings.js';
import { seededLibraryName } from '../../domain/fulfilment/seeded-name.js';
import { unusedRules } from '../../domain/rules/unused-rules.js';
import type { Settings } from '../../settings/read-settings.js';
import { connectionsOfAll } from '../../settings/share.js';
import type { CameBy, ConnectionFacts, LibraryFacts, PartnerCertificate } from './ports.js';

const dayMs = 86_400_000;

/** So many days before its end a certificate is spoken of: whoever renews it by hand needs some. */
const certificateDays = 30;

/** A process listens on two connections beside those of its work. */
const listening = 2;

/** From so many hundredths in use on, there is little room left for a restart or a backup. */
const nearlyAll = 0.9;

export function judgeConnections(settings: Settings, { most, limit, used }: ConnectionFacts): CheckFinding {
  const { processes, databaseConnections } = settings;
  const needed = processes > 1 ? connectionsOfAll(settings, processes) : databaseConnections + listening;
  const facts = { needed, most, limit, used };
  if (needed > most) return finding('connectionsFew', facts);
  return used > most * nearlyAll ? finding('connectionsUsed', facts) : allWell('connectionsWell', facts);
}

/** Name and symbol of the settings against those that the database signs and prints with. */
export function judgeLibraries(
  { name, symbols }: Pick<Settings, 'name' | 'symbols'>,
  { libraries }: Pick<LibraryFacts, 'libraries'>,
): CheckFinding[] {
  const ours = symbols.map(({ type, value }) => `${type}:${value}`);
  const [first = ''] = ours;
  const wanted = name === '' || name === seededLibraryName ? 'Name of the library' : name;
  if (libraries.length === 0) return [finding('libraryNone')];
  return libraries.flatMap((library) => {
    const { code, symbol } = library;
    const facts = { code, library: library.name, symbol: symbol ?? first, set: ours, first };
    const named: CheckFinding[] = [];
    if (symbol !== null && library.formerSymbols.includes(first)) named.push(finding('symbolFormer', facts));
    else if (symbol !== null && !ours.includes(symbol)) named.push(finding('symbolOther', facts));
    if (library.name === seededLibraryName)
      named.push(finding('nameSeeded', { ...facts, quoted: JSON.stringify(wanted) }));
    const lacking = [
      ...(library.email ? [] : [finding('replyNone', facts)]),
      ...(library.hasAddress ? [] : [finding('returnNone', facts)]),
    ];
    return [
      ...(named.length > 0 ? named : [allWell('libraryWell', facts)]),
      ...(lacking.length > 0 ? lacking : [allWell('addressesWell', { ...facts, email: library.email ?? '' })]),
    ];
  });
}

export const judgePeople = ({ administrators: count }: Pick<LibraryFacts, 'administrators'>): CheckFinding =>
  count > 0 ? allWell('administratorWell', { count }) : finding('administratorNone');

export const judgeSilent = ({ silent }: Pick<LibraryFacts, 'silent'>, zone: string): CheckFinding[] =>
  silent.length === 0
    ? [allWell('partnersWell')]
    : silent.map(({ code, name, since }) =>
        finding('partnerSilent', { code, partner: name, since: { moment: since.toISOString(), zone } }),
      );

/** Rules that no request can reach. */
export function judgeRules({
  rotaRules,
  sendingRules,
  loanRules,
}: Pick<LibraryFacts, 'rotaRules' | 'sendingRules' | 'loanRules'>) {
  const unused = [
    ...unusedRules(rotaRules).map((each) => ({ ...each, code: 'rotaRuleUnused' as const })),
    ...unusedRules(sendingRules).map((each) => ({ ...each, code: 'sendingRuleUnused' as const })),
    ...unusedRules(loanRules).map((each) => ({ ...each, code: 'loanRuleUnused' as const })),
  ];
  return unused.length === 0
    ? [allWell('rulesWell', { count: rotaRules.length + sendingRules.length + loanRules.length })]
    : unused.map(({ code, name, behind = '' }) =>
        finding(code, { rule: name, behind, kind: behind === '' ? 'never' : 'behind' }),
      );
}

/** How far the clock of this machine may be from another one, in seconds. */
const clockSeconds = 5;

export function judgeClock(here: Date, there: Date): CheckFinding {
  const seconds = Math.round(Math.abs(here.getTime() - there.getTime()) / 1000);
  return seconds <= clockSeconds ? allWell('clockWell') : finding('clockWrong', { seconds });
}

export function judgeBackup(
  { backupFolder: folder, backupHours }: Pick<Settings, 'backupFolder' | 'backupHours'>,
  newest: Date | undefined | 'unreadable',
  now: Date,
): CheckFinding {
  if (folder === '') return finding('backupUnset');
  if (newest === 'unreadable') return finding('backupUnreadable', { folder });
  if (!newest) return finding('backupNone', { folder });
  const hours = Math.max(0, Math.round((now.getTime() - newest.getTime()) / 3_600_000));
  return hours > backupHours ? finding('backupOld', { hours }) : allWell('backupWell', { hours });
}

/** Whether a backup of this node was ever brought back. `newest`: there is one that could be. */
export function judgeRestore(
  newest: Date | undefined | 'unreadable',
  tried: Date | undefined,
  { backupFolder: folder, timeZone: zone }: Pick<Settings, 'backupFolder' | 'timeZone'>,
): CheckFinding[] {
  if (tried) return [allWell('restoreWell', { tried: { moment: tried.toISOString(), zone } })];
  return newest instanceof Date ? [finding('restoreUntried', { folder })] : [];
}

export function judgeDisk(place: 'data' | 'copies' | 'backups', folder: string, free: number, size: number) {
  const percent = Math.floor((free / size) * 100);
  const facts = { place, folder, gigabytes: Math.round(free / 1e8) / 10, percent };
  if (percent >= 10) return allWell('diskWell', facts);
  return finding(percent < 3 ? 'diskFull' : 'diskLow', facts);
}

/** The address by which others reach the node, as far as the settings tell. */
export function judgeAddress({
  address,
  trustedProxies,
  smtpHost,
}: Pick<Settings, 'address' | 'trustedProxies' | 'smtpHost'>): CheckFinding[] {
  if (address === '') return [finding('addressUnset', { links: smtpHost ? 'letters' : 'copies' })];
  const { protocol, hostname } = new URL(address);
  if (protocol === 'http:' && !/^(localhost|127\.|\[::1\])/.test(hostname))
    return [finding('addressUnencrypted', { address })];
  if (protocol === 'https:' && trustedProxies.length === 0) return [{ ...finding('proxyUnset'), lines: proxyLines }];
  return [];
}

/** As nginx writes it; the node trusts it of the proxies that it trusts. */
const proxyLines = 'proxy_set_header X-Forwarded-Proto $scheme;\nproxy_set_header X-Forwarded-Host  $host;';

/** Whether the node sees a page come as its browser sends it. */
export function judgeScheme(
  { browser, node, from, forwarded }: CameBy,
  { address, trustedProxies }: { address: string; trustedProxies: readonly string[] },
): CheckFinding[] {
  if (browser === 'http') return address.startsWith('https:') ? [finding('schemeHttp', { address })] : [];
  if (node === 'https') return [allWell('schemeWell')];
  if (forwarded === 'https') return [finding('schemeUntrusted', { from, list: [...trustedProxies, from].join(',') })];
  return [{ ...finding('schemeMissing', { from }), lines: proxyLines }];
}

export function judgeCertificate(address: string, validTo: Date, now: Date): CheckFinding {
  const days = daysUntil(validTo, now);
  if (days < 0) return finding('certificateEnded', { address, days: -days });
  return days < certificateDays
    ? finding('certificateEnds', { address, days })
    : allWell('certificateWell', { address, days });
}

/** The certificates at the addresses of partners, each as this machine sees it. */
export function judgePartnerCertificates(seen: readonly PartnerCertificate[], now: Date): CheckFinding[] {
  const findings = seen.flatMap(({ code, name: partner, host, validTo }) => {
    const days = daysUntil(validTo, now);
    if (days >= certificateDays) return [];
    const facts = { code, partner, host, days: Math.abs(days) };
    return [finding(days < 0 ? 'partnerCertificateEnded' : 'partnerCertificateEnds', facts)];
  });
  if (findings.length > 0 || seen.length === 0) return findings;
  return [allWell('partnerCertificatesWell', { count: seen.length, days: certificateDays })];
}

const daysUntil = (then: Date, now: Date): number => Math.floor((then.getTime() - now.getTime()) / dayMs);

/** A node that runs against the program on the disk. */
export function judgeVersion(running: string | undefined, onDisk: string): CheckFinding {
  if (running === undefined) return finding('versionUnknown');
  return running === onDisk ? allWell('versionWell', { onDisk }) : finding('versionOld', { running, onDisk });
}
