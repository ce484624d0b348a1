/** The settings as systems people may read them on a screen: everything but secrets. */
import { type ChangeableSetting, isChangeable, type SettingsChange, settingText } from './changeable.js';
import type { MailProblem } from './mail-problems.js';
import type { ClaimedRole, Settings } from './read-settings.js';
import { boundsOf, type SettingName, type SettingRow, type SettingType, settingRows } from './rows.js';

export const settingGroups = [
  'library',
  'requests',
  'loans',
  'signIn',
  'openId',
  'mail',
  'network',
  'load',
  'machine',
] as const;
export type SettingGroup = (typeof settingGroups)[number];

/** Where each stands; a setting without a place does not compile. */
const groupOf: Record<SettingName, SettingGroup> = {
  name: 'library',
  symbols: 'library',
  institutionCode: 'library',
  desk: 'library',
  currency: 'library',
  language: 'library',
  timeZone: 'library',
  patronIdleMinutes: 'signIn',
  patronSearchesPerMinute: 'load',
  openIdCardClaim: 'openId',
  autoSendNext: 'requests',
  cancelByHand: 'requests',
  withdrawBusinessDays: 'requests',
  earlyWaitSeconds: 'requests',
  lendingExpiryBusinessDays: 'requests',
  replyByReminderDays: 'requests',
  replyByRelease: 'requests',
  autoClaimBusinessDays: 'requests',
  autoClaimTimes: 'requests',
  autoCancelBusinessDays: 'requests',
  undoSeconds: 'requests',
  bodyDays: 'requests',
  refusedDays: 'requests',
  refusedMegabytes: 'requests',
  attemptDays: 'requests',
  copyMegabytes: 'requests',
  copyDays: 'requests',
  copyFolder: 'machine',
  clamd: 'machine',
  backupFolder: 'machine',
  backupDays: 'machine',
  backupLeast: 'machine',
  backupHours: 'machine',
  fleetFile: 'machine',
  mailDays: 'mail',
  patronDays: 'requests',
  directoryHours: 'requests',
  overdueResendDays: 'loans',
  lenderDueDays: 'loans',
  renewalStepDays: 'loans',
  renewalCapDays: 'loans',
  renewLocally: 'loans',
  returnAllowanceDays: 'loans',
  sessionHours: 'signIn',
  sessionIdleMinutes: 'signIn',
  auditDays: 'signIn',
  staffToken: 'signIn',
  openIdIssuer: 'openId',
  openIdClientId: 'openId',
  openIdClientSecret: 'openId',
  openIdSecretOrigin: 'openId',
  openIdScopes: 'openId',
  openIdRoleClaim: 'openId',
  openIdRoles: 'openId',
  openIdNewPeople: 'openId',
  openIdMatchEmail: 'openId',
  openIdLabel: 'openId',
  openIdLabelFrench: 'openId',
  smtpHost: 'mail',
  smtpPort: 'mail',
  smtpTls: 'mail',
  smtpUser: 'mail',
  smtpPassword: 'mail',
  smtpFrom: 'mail',
  address: 'network',
  host: 'network',
  port: 'network',
  adminHost: 'network',
  adminPort: 'network',
  allowAddresses: 'network',
  trustedProxies: 'network',
  certificateHeader: 'network',
  connections: 'load',
  connectionsPerAddress: 'load',
  bodyBytes: 'load',
  inboundAtOnce: 'load',
  partnerAtOnce: 'load',
  partnerPerMinute: 'load',
  sruPerMinute: 'load',
  pressureSeconds: 'load',
  processes: 'load',
  databaseConnections: 'load',
  statementSeconds: 'load',
  sendersAtOnce: 'load',
  perPartnerAtOnce: 'load',
  sweepSeconds: 'load',
  databaseUrl: 'machine',
  amqpUrl: 'machine',
  amqpManagementUrl: 'machine',
  dataFolder: 'machine',
  nodeId: 'machine',
  secretKey: 'machine',
  otherSecretKey: 'machine',
  logLevel: 'machine',
  readOnly: 'machine',
};

export interface ShownSetting {
  name: SettingName;
  /** The environment variable. */
  env: string;
  group: SettingGroup;
  type: SettingType;
  /** As it is written in the environment; empty: not set. Never of a secret. */
  value: string;
  /** Something is set, which for a secret is all that is said. */
  isSet: boolean;
  /** Other than what it would be by itself. */
  isChanged: boolean;
  /** Changed in the browser: `here`; one of those, but given by the environment: `environment`. */
  changed?: 'here' | 'environment';
  /** Of a number: the smallest and the largest that are taken. */
  least?: number;
  most?: number;
}

export interface SettingsView {
  items: ShownSetting[];
  /** What the claim of the OpenID provider gives. */
  claimedRoles: ClaimedRole[];
}

/** What staff may ask about the settings. */
export interface SettingsDesk {
  view(): SettingsView;
  /** Of those that may be changed here: what holds, secrets too: for the log, which keeps that they changed. */
  inForce(): Pick<Settings, ChangeableSetting>;
  /** Those that the environment gives are not changed here. */
  givenOf(change: SettingsChange): ChangeableSetting[];
  /** What keeps a change from being stored. */
  problemsOf(change: SettingsChange): MailProblem[];
  change(change: SettingsChange, by: string): Promise<SettingsView>;
  /** Whether what holds was typed in the browser. */
  isTypedHere(name: ChangeableSetting): boolean;
}

/** Every setting with its value in force, and the roles that a provider's claim gives. */
export const shownSettings = (settings: Settings, given: ReadonlySet<ChangeableSetting> = new Set()): SettingsView => ({
  items: itemsOf(settings, given),
  claimedRoles: settings.openIdRoles,
});

const itemsOf = (settings: Settings, given: ReadonlySet<ChangeableSetting>): ShownSetting[] =>
  (Object.entries(settingRows) as [SettingName, SettingRow][])
    .map(([name, row]): ShownSetting => {
      const { env, type, default: usual } = row;
      const written = settingText(settings[name]);
      return {
        name,
        env,
        type,
        group: groupOf[name],
        value: type === 'secret' ? '' : type === 'url' ? withoutPassword(written) : written,
        isSet: written !== '',
        isChanged: usual !== '' && written !== usual,
        ...(isChangeable(name) ? { changed: given.has(name) ? 'environment' : 'here' } : {}),
        ...boundsOf(row),
      };
    })
    .sort((one, other) => settingGroups.indexOf(one.group) - settingGroups.indexOf(other.group));

/** Addresses of databases and brokers hold a user and a password. */
const withoutPassword = (address: string): string => {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.username = '';
  url.password = '';
  return url.href;
};
