/** Every setting of a node as an entry: the start reads it, the handbook’s table is printed from it. Its words: `setting-words.ts`. */
import { backupRows } from './rows-backup.js';
import { copyRows } from './rows-copies.js';
import { fleetRows } from './rows-fleet.js';
import { mailRows } from './rows-mail.js';
import { patronRows } from './rows-patrons.js';
import { retentionRows } from './rows-retention.js';
import { signInRows } from './rows-sign-in.js';

export const settingTypes = [
  'text',
  'port',
  'integer',
  'seconds',
  'yesNo',
  'url',
  'webAddress',
  'addresses',
  'symbols',
  'secret',
  'roleMap',
  'currency',
  'language',
  'processes',
] as const;
export type SettingType = (typeof settingTypes)[number];

export type SettingRow = {
  /** The environment variable. */
  env: string;
  /** As it would be written in the environment; empty = not set. */
  default: string;
  /** The node does not start without it. */
  required?: true;
  /** An address that holds a password. As every secret it can come from a file. */
  holdsPassword?: true;
  /** The smallest number that makes sense, 0 where it is not said; of a secret the fewest characters, 16. */
  least?: number;
} & (
  | {
      type: 'integer' | 'seconds' | 'processes';
      /** The largest number that makes sense: a larger one is refused at the start. */
      most: number;
    }
  | { type: Exclude<SettingType, 'integer' | 'seconds' | 'processes'> }
);

/** Between which whole numbers the value of a setting lies, ends included. */
export interface Bounds {
  least: number;
  most: number;
}

const ports: Bounds = { least: 0, most: 65_535 };

/** The bounds of a setting that is a number; nothing of any other. */
export function boundsOf(row: SettingRow): Bounds | undefined {
  if (row.type === 'port') return ports;
  return 'most' in row ? { least: row.least ?? 0, most: row.most } : undefined;
}

export const settingRows = {
  name: {
    env: 'INTERLEND_NAME',
    type: 'text',
    default: '',
  },
  symbols: {
    env: 'INTERLEND_SYMBOLS',
    type: 'symbols',
    default: '',
    required: true,
  },
  institutionCode: {
    env: 'INTERLEND_INSTITUTION_CODE',
    type: 'text',
    default: '',
  },
  address: {
    env: 'INTERLEND_ADDRESS',
    type: 'webAddress',
    default: '',
  },
  host: {
    env: 'INTERLEND_HOST',
    type: 'text',
    default: '127.0.0.1',
  },
  port: {
    env: 'INTERLEND_PORT',
    type: 'port',
    default: '8626',
  },
  adminHost: {
    env: 'INTERLEND_ADMIN_HOST',
    type: 'text',
    default: '127.0.0.1',
  },
  adminPort: {
    env: 'INTERLEND_ADMIN_PORT',
    type: 'port',
    default: '8627',
  },
  databaseUrl: {
    env: 'DATABASE_URL',
    type: 'url',
    default: '',
    holdsPassword: true,
  },
  amqpUrl: {
    env: 'AMQP_URL',
    type: 'url',
    default: '',
    holdsPassword: true,
  },
  amqpManagementUrl: {
    env: 'INTERLEND_AMQP_MANAGEMENT',
    type: 'url',
    default: '',
    holdsPassword: true,
  },
  dataFolder: {
    env: 'INTERLEND_DATA',
    type: 'text',
    default: '.data',
  },
  readOnly: {
    env: 'INTERLEND_READ_ONLY',
    type: 'yesNo',
    default: 'no',
  },
  nodeId: {
    env: 'INTERLEND_NODE_ID',
    type: 'text',
    default: '',
  },
  staffToken: {
    env: 'INTERLEND_STAFF_TOKEN',
    type: 'secret',
    default: '',
  },
  sessionHours: {
    env: 'INTERLEND_SESSION_HOURS',
    type: 'integer',
    default: '12',
    least: 1,
    most: 8_760,
  },
  sessionIdleMinutes: {
    env: 'INTERLEND_SESSION_IDLE_MINUTES',
    type: 'integer',
    default: '120',
    least: 1,
    most: 525_600,
  },
  ...signInRows,
  ...patronRows,
  ...retentionRows,
  ...mailRows,
  ...copyRows,
  ...backupRows,
  ...fleetRows,
  secretKey: {
    env: 'INTERLEND_SECRET_KEY',
    type: 'secret',
    default: '',
  },
  otherSecretKey: {
    env: 'INTERLEND_OTHER_SECRET_KEY',
    type: 'secret',
    default: '',
  },
  allowAddresses: {
    env: 'INTERLEND_ALLOW_ADDRESSES',
    type: 'addresses',
    default: '',
  },
  trustedProxies: {
    env: 'INTERLEND_TRUSTED_PROXIES',
    type: 'addresses',
    default: '',
  },
  certificateHeader: {
    env: 'INTERLEND_CLIENT_CERTIFICATE_HEADER',
    type: 'text',
    default: '',
  },
  desk: {
    env: 'INTERLEND_DESK',
    type: 'text',
    default: 'RES_DESK',
  },
  autoSendNext: {
    env: 'INTERLEND_AUTO_SEND_NEXT',
    type: 'yesNo',
    default: 'no',
  },
  cancelByHand: {
    env: 'INTERLEND_CANCEL_BY_HAND',
    type: 'yesNo',
    default: 'no',
  },
  withdrawBusinessDays: {
    env: 'INTERLEND_WITHDRAW_BUSINESS_DAYS',
    type: 'integer',
    default: '1',
    most: 365,
  },
  earlyWaitSeconds: {
    env: 'INTERLEND_EARLY_WAIT_SECONDS',
    type: 'seconds',
    default: '600',
    most: 604_800,
  },
  lendingExpiryBusinessDays: {
    env: 'INTERLEND_LENDING_EXPIRY_BUSINESS_DAYS',
    type: 'integer',
    default: '4',
    most: 365,
  },
  overdueResendDays: {
    env: 'INTERLEND_OVERDUE_RESEND_DAYS',
    type: 'integer',
    default: '7',
    most: 10_000,
  },
  replyByReminderDays: {
    env: 'INTERLEND_REPLY_BY_REMINDER_DAYS',
    type: 'integer',
    default: '1',
    most: 365,
  },
  replyByRelease: {
    env: 'INTERLEND_REPLY_BY_RELEASE',
    type: 'yesNo',
    default: 'yes',
  },
  autoClaimBusinessDays: {
    env: 'INTERLEND_AUTO_CLAIM_BUSINESS_DAYS',
    type: 'integer',
    default: '0',
    most: 365,
  },
  autoClaimTimes: {
    env: 'INTERLEND_AUTO_CLAIM_TIMES',
    type: 'integer',
    default: '3',
    least: 1,
    most: 100,
  },
  autoCancelBusinessDays: {
    env: 'INTERLEND_AUTO_CANCEL_BUSINESS_DAYS',
    type: 'integer',
    default: '0',
    most: 365,
  },
  directoryHours: {
    env: 'INTERLEND_DIRECTORY_HOURS',
    type: 'integer',
    default: '24',
    most: 8_760,
  },
  undoSeconds: {
    env: 'INTERLEND_UNDO_SECONDS',
    type: 'seconds',
    default: '60',
    most: 86_400,
  },
  lenderDueDays: {
    env: 'INTERLEND_LENDER_DUE_DAYS',
    type: 'integer',
    default: '35',
    most: 10_000,
  },
  renewalStepDays: {
    env: 'INTERLEND_RENEWAL_STEP_DAYS',
    type: 'integer',
    default: '14',
    least: 1,
    most: 10_000,
  },
  renewalCapDays: {
    env: 'INTERLEND_RENEWAL_CAP_DAYS',
    type: 'integer',
    default: '42',
    most: 10_000,
  },
  renewLocally: {
    env: 'INTERLEND_RENEW_LOCALLY',
    type: 'yesNo',
    default: 'no',
  },
  returnAllowanceDays: {
    env: 'INTERLEND_RETURN_ALLOWANCE_DAYS',
    type: 'integer',
    default: '7',
    most: 10_000,
  },
  currency: {
    env: 'INTERLEND_CURRENCY',
    type: 'currency',
    default: 'CAD',
  },
  language: {
    env: 'INTERLEND_LANGUAGE',
    type: 'language',
    default: 'en',
  },
  timeZone: {
    env: 'INTERLEND_TIME_ZONE',
    type: 'text',
    default: 'America/Toronto',
  },
  bodyBytes: {
    env: 'INTERLEND_BODY_BYTES',
    type: 'integer',
    default: '1048576',
    least: 1024,
    most: 1_073_741_824,
  },
  connections: {
    env: 'INTERLEND_CONNECTIONS',
    type: 'integer',
    default: '2048',
    least: 16,
    most: 65_535,
  },
  connectionsPerAddress: {
    env: 'INTERLEND_CONNECTIONS_PER_ADDRESS',
    type: 'integer',
    default: '512',
    least: 4,
    most: 65_535,
  },
  inboundAtOnce: {
    env: 'INTERLEND_INBOUND_AT_ONCE',
    type: 'integer',
    default: '32',
    least: 1,
    most: 10_000,
  },
  partnerAtOnce: {
    env: 'INTERLEND_PARTNER_AT_ONCE',
    type: 'integer',
    default: '2',
    least: 1,
    most: 10_000,
  },
  partnerPerMinute: {
    env: 'INTERLEND_PARTNER_PER_MINUTE',
    type: 'integer',
    default: '3000',
    most: 10_000_000,
  },
  sruPerMinute: {
    env: 'INTERLEND_SRU_PER_MINUTE',
    type: 'integer',
    default: '240',
    most: 1_000_000,
  },
  pressureSeconds: {
    env: 'INTERLEND_PRESSURE_SECONDS',
    type: 'seconds',
    default: '10',
    most: 86_400,
  },
  processes: {
    env: 'INTERLEND_PROCESSES',
    type: 'processes',
    default: '1',
    least: 1,
    most: 32,
  },
  databaseConnections: {
    env: 'INTERLEND_DATABASE_CONNECTIONS',
    type: 'integer',
    default: '16',
    least: 4,
    most: 10_000,
  },
  statementSeconds: {
    env: 'INTERLEND_STATEMENT_SECONDS',
    type: 'seconds',
    default: '30',
    most: 86_400,
  },
  sendersAtOnce: {
    env: 'INTERLEND_SENDERS_AT_ONCE',
    type: 'integer',
    default: '128',
    least: 1,
    most: 10_000,
  },
  perPartnerAtOnce: {
    env: 'INTERLEND_PER_PARTNER_AT_ONCE',
    type: 'integer',
    default: '8',
    least: 1,
    most: 10_000,
  },
  sweepSeconds: {
    env: 'INTERLEND_SWEEP_SECONDS',
    type: 'seconds',
    default: '5',
    least: 1,
    most: 3_600,
  },
  logLevel: {
    env: 'INTERLEND_LOG_LEVEL',
    type: 'text',
    default: 'info',
  },
} as const satisfies Record<string, SettingRow>;

export type SettingName = keyof typeof settingRows;
