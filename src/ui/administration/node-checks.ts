import type { Thing } from '../api/client.js';
import type { Speaker } from '../words/index.js';

/** What was looked at, in the words of the page. */
export interface NodeCheck {
  name: string;
  state: 'well' | 'warning' | 'problem';
  title: string;
  says?: string;
  remedy?: { label: string; to: string };
  /** To be copied into the configuration of the proxy. */
  lines?: string;
}

/** What the checks are made of. */
export interface NodeFacts {
  node: Thing<'NodeView'>;
  settings: readonly Thing<'ShownSetting'>[];
  libraries: readonly Thing<'LibraryView'>[];
  /** How this very page came here. */
  isEncrypted: boolean;
}

type T = Speaker['t'];

/** As nginx writes it; the node believes it of the proxies that it trusts. */
const proxyLines = 'proxy_set_header X-Forwarded-Proto $scheme;\nproxy_set_header X-Forwarded-Host  $host;';

/** Every check: problems first, then what is to be looked at, then what is done. */
export function nodeChecks(t: T, facts: NodeFacts): NodeCheck[] {
  const checks = [
    ...ofAddress(t, facts),
    ...ofDatabase(t, facts),
    ...ofBackup(t, facts),
    ...ofMail(t, facts),
    ...ofLibraries(t, facts),
    ...ofPartners(t, facts),
    ...ofNotices(t, facts),
  ];
  const rank = { problem: 0, warning: 1, well: 2 };
  return checks.sort((one, other) => rank[one.state] - rank[other.state]);
}

const settingOf = ({ settings }: NodeFacts, name: string) => settings.find((each) => each.name === name);

/** A setting of the server that nobody has set, and what that leads to. */
function unset(t: T, facts: NodeFacts, name: string, title: string, says: string): NodeCheck {
  return {
    name,
    state: 'warning',
    title,
    says: `${says} ${t('setting.setsIt')} ${settingOf(facts, name)?.env ?? name}.`,
    remedy: { label: t('setting.openSettings'), to: '/settings' },
  };
}

function ofAddress(t: T, facts: NodeFacts): NodeCheck[] {
  const address = settingOf(facts, 'address')?.value ?? '';
  if (address === '') return [unset(t, facts, 'address', t('administration.addressUnset'), t('setting.noAddress'))];
  const checks: NodeCheck[] = [];
  const isHttps = address.startsWith('https:');
  if (isHttps && !settingOf(facts, 'trustedProxies')?.isSet)
    checks.push({
      name: 'proxy',
      state: 'problem',
      title: t('administration.proxyUnknown'),
      says: t('administration.proxyUnknownHow', { env: settingOf(facts, 'trustedProxies')?.env ?? '' }),
      lines: proxyLines,
    });
  if (isHttps && !facts.isEncrypted)
    checks.push({
      name: 'scheme',
      state: 'warning',
      title: t('administration.cameByHttp'),
      says: t('administration.cameByHttpHow', { address }),
    });
  return checks.length > 0
    ? checks
    : [{ name: 'address', state: 'well', title: t('administration.addressWell', { address }) }];
}

const ofDatabase = (t: T, { node }: NodeFacts): NodeCheck[] =>
  node.snapshot.database === 'up' ? [{ name: 'database', state: 'well', title: t('administration.databaseWell') }] : [];

function ofBackup(t: T, facts: NodeFacts): NodeCheck[] {
  if (!settingOf(facts, 'backupFolder')?.isSet)
    return [unset(t, facts, 'backupFolder', t('administration.backupUnset'), t('administration.backupUnsetHow'))];
  const isTold = facts.node.notices.some(({ kind }) => kind.startsWith('backup'));
  return isTold ? [] : [{ name: 'backupFolder', state: 'well', title: t('administration.backupWell') }];
}

function ofMail(t: T, facts: NodeFacts): NodeCheck[] {
  if (!settingOf(facts, 'smtpHost')?.isSet)
    return [
      unset(
        t,
        facts,
        'smtpHost',
        t('administration.mailUnset'),
        facts.node.notices.find(({ kind }) => kind === 'mailWaits')?.text ?? t('setting.noMail'),
      ),
    ];
  const isTold = facts.node.notices.some(({ kind }) => kind.startsWith('mail'));
  return isTold ? [] : [{ name: 'smtpHost', state: 'well', title: t('administration.mailWell') }];
}

function ofLibraries(t: T, { libraries }: NodeFacts): NodeCheck[] {
  const sharing = libraries.filter(({ resourceSharing }) => resourceSharing);
  const lacking = (name: string, lacks: (each: (typeof sharing)[number]) => boolean, title: string, says: string) =>
    sharing.filter(lacks).map(
      (library): NodeCheck => ({
        name,
        state: 'warning',
        title: t(title as 'administration.noReply', { library: library.name }),
        says: t(says as 'administration.noReplyHow', { library: library.name }),
        remedy: { label: t('setting.openLibrary'), to: `/libraries?open=${encodeURIComponent(library.code)}` },
      }),
    );
  const faults = [
    ...lacking('reply', ({ email }) => !email, 'administration.noReply', 'administration.noReplyHow'),
    ...lacking('return', ({ address }) => !address, 'administration.noReturn', 'administration.noReturnHow'),
  ];
  return [
    ...sharing.map(
      ({ name, symbol }): NodeCheck => ({
        name: 'symbol',
        state: 'well',
        title: t('administration.nameAndSymbol', { name: [name, symbol].filter(Boolean).join(', ') }),
      }),
    ),
    ...faults,
    ...(faults.length > 0 || sharing.length === 0
      ? []
      : [{ name: 'addresses', state: 'well' as const, title: t('administration.addressesWell') }]),
  ];
}

function ofPartners(t: T, { node }: NodeFacts): NodeCheck[] {
  const silent = node.snapshot.openChannels;
  return silent.length === 0
    ? [{ name: 'partners', state: 'well', title: t('administration.partnersWell') }]
    : [
        {
          name: 'partners',
          state: 'warning',
          title: t('administration.partnersSilent', { count: silent.length }),
          says: t('administration.partnersSilentHow', { partners: silent.join(', ') }),
          remedy: { label: t('administration.openPartners'), to: '/partners?sort=trouble' },
        },
      ];
}

/** What the node itself asks people to do, in its own words; what a check above says already is left out. */
const ofNotices = (t: T, facts: NodeFacts): NodeCheck[] =>
  facts.node.notices
    .filter(({ kind }) => kind !== 'addressMissing' && kind !== 'backupNever')
    .filter(({ kind }) => kind !== 'mailWaits' || settingOf(facts, 'smtpHost')?.isSet)
    .map(({ kind, text }) => ({ name: kind, state: 'problem', title: t('administration.told'), says: text }));
