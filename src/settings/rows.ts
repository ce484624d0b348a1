/** Every setting of a node as a row: the start reads it, the README table is printed from it. */
import { backupRows } from './rows-backup.js';
import { copyRows } from './rows-copies.js';
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

export interface SettingRow {
  /** The environment variable. */
  env: string;
  type: SettingType;
  /** As it would be written in the environment; empty = not set. */
  default: string;
  /** One sentence: what it does. */
  says: string;
  /** The node does not start without it. */
  required?: true;
  /** The smallest number that makes sense, 0 where it is not said; of a secret the fewest characters, 16. */
  least?: number;
  /** An address that holds a password. As every secret it can come from a file. */
  holdsPassword?: true;
}

export const settingRows = {
  name: {
    env: 'INTERLEND_NAME',
    type: 'text',
    default: '',
    says: 'The name of this library, as partners and staff read it. Without it, the name that is given on the page Settings, else that of its first library.',
  },
  symbols: {
    env: 'INTERLEND_SYMBOLS',
    type: 'symbols',
    default: '',
    says: 'The agency symbols of this library, `type:value`, separated by commas; the first one signs outgoing messages.',
    required: true,
  },
  institutionCode: {
    env: 'INTERLEND_INSTITUTION_CODE',
    type: 'text',
    default: '',
    says: 'Begins every External ID, before its seven digits; without it the first symbol is used.',
  },
  address: {
    env: 'INTERLEND_ADDRESS',
    type: 'webAddress',
    default: '',
    says: 'Where partners and staff reach this node (https://ill.example.ca), when that is not its own host and port: a proxy, a public name.',
  },
  host: {
    env: 'INTERLEND_HOST',
    type: 'text',
    default: '127.0.0.1',
    says: 'The address that the doors of partners and staff listen on.',
  },
  port: {
    env: 'INTERLEND_PORT',
    type: 'port',
    default: '8626',
    says: 'The port of the doors of partners (`/iso18626`) and staff (`/api/v1`).',
  },
  adminHost: {
    env: 'INTERLEND_ADMIN_HOST',
    type: 'text',
    default: '127.0.0.1',
    says: 'The address that readiness and metrics listen on; on another than loopback they ask for the staff token.',
  },
  adminPort: {
    env: 'INTERLEND_ADMIN_PORT',
    type: 'port',
    default: '8627',
    says: 'The port of readiness and metrics; 0 lets the system choose.',
  },
  databaseUrl: {
    env: 'DATABASE_URL',
    type: 'url',
    default: '',
    says: 'The PostgreSQL database (15 to 18); without it an embedded PostgreSQL is kept in the data folder.',
    holdsPassword: true,
  },
  amqpUrl: {
    env: 'AMQP_URL',
    type: 'url',
    default: '',
    says: 'The RabbitMQ broker (4) that carries outgoing messages to the processes of this library; without it each process sends what it writes. Use amqps:// and a virtual host of its own: message bodies hold names of patrons where libraries send them.',
    holdsPassword: true,
  },
  amqpManagementUrl: {
    env: 'INTERLEND_AMQP_MANAGEMENT',
    type: 'url',
    default: '',
    says: 'The address of RabbitMQ’s management plugin (`http://broker:15672`), where it is used: readiness then says when only one member of a cluster keeps the queue. Its user is that of AMQP_URL unless the address names another, and may look (the tag `monitoring`).',
    holdsPassword: true,
  },
  dataFolder: {
    env: 'INTERLEND_DATA',
    type: 'text',
    default: '.data',
    says: 'The folder of the embedded database and of generated secrets.',
  },
  readOnly: {
    env: 'INTERLEND_READ_ONLY',
    type: 'yesNo',
    default: 'no',
    says: 'Opens a copy of a library, such as a restored backup, to be looked at: nothing is sent, fetched or taken from RabbitMQ, no job runs, partners are not answered, and nobody changes anything. `interlend serve --read-only` does the same.',
  },
  nodeId: {
    env: 'INTERLEND_NODE_ID',
    type: 'text',
    default: '',
    says: 'Names the queue and the channel of this node; processes of one library share it. Without it the first symbol is used.',
  },
  staffToken: {
    env: 'INTERLEND_STAFF_TOKEN',
    type: 'secret',
    default: '',
    says: 'The node’s own key to the staff API, as a General System Administrator, 16 characters or more: the command line uses it. Without it one is made and kept in the data folder.',
  },
  sessionHours: {
    env: 'INTERLEND_SESSION_HOURS',
    type: 'integer',
    default: '12',
    least: 1,
    says: 'Hours after which a user who signed in signs in again.',
  },
  sessionIdleMinutes: {
    env: 'INTERLEND_SESSION_IDLE_MINUTES',
    type: 'integer',
    default: '120',
    least: 1,
    says: 'Minutes without a call after which a session ends.',
  },
  ...signInRows,
  ...patronRows,
  ...retentionRows,
  ...mailRows,
  ...copyRows,
  ...backupRows,
  secretKey: {
    env: 'INTERLEND_SECRET_KEY',
    type: 'secret',
    default: '',
    says: 'Encrypts what we present to partners, 16 characters or more; without it one is made and kept in the data folder.',
  },
  otherSecretKey: {
    env: 'INTERLEND_OTHER_SECRET_KEY',
    type: 'secret',
    default: '',
    says: 'A second key that opens what is encrypted too, while `interlend secrets rotate` replaces one by the other.',
  },
  allowAddresses: {
    env: 'INTERLEND_ALLOW_ADDRESSES',
    type: 'addresses',
    default: '',
    says: 'Address ranges (CIDR) of private or loopback partners that may be called, separated by commas.',
  },
  trustedProxies: {
    env: 'INTERLEND_TRUSTED_PROXIES',
    type: 'addresses',
    default: '',
    says: 'Address ranges of proxies whose forwarded source address is believed.',
  },
  certificateHeader: {
    env: 'INTERLEND_CLIENT_CERTIFICATE_HEADER',
    type: 'text',
    default: '',
    says: 'The header in which a trusted proxy that ended TLS passes the client certificate (URL-encoded PEM) or its SHA-256 fingerprint; without it no certificate is believed.',
  },
  desk: {
    env: 'INTERLEND_DESK',
    type: 'text',
    default: 'RES_DESK',
    says: 'The desk at which staff stand who do not say where (`X-Desk`, `--desk`): what needs the resource sharing library is done there.',
  },
  autoSendNext: {
    env: 'INTERLEND_AUTO_SEND_NEXT',
    type: 'yesNo',
    default: 'no',
    says: 'After a refusal the next partner of the rota is asked at once, without staff.',
  },
  cancelByHand: {
    env: 'INTERLEND_CANCEL_BY_HAND',
    type: 'yesNo',
    default: 'no',
    says: 'Once supply is promised, a cancel waits for staff instead of being accepted at once.',
  },
  withdrawBusinessDays: {
    env: 'INTERLEND_WITHDRAW_BUSINESS_DAYS',
    type: 'integer',
    default: '1',
    says: 'After so many business days an undelivered request is withdrawn and the next partner asked; 0 withdraws after one minute.',
  },
  earlyWaitSeconds: {
    env: 'INTERLEND_EARLY_WAIT_SECONDS',
    type: 'seconds',
    default: '600',
    says: 'How long a message that arrives before its request waits for it.',
  },
  lendingExpiryBusinessDays: {
    env: 'INTERLEND_LENDING_EXPIRY_BUSINESS_DAYS',
    type: 'integer',
    default: '4',
    says: 'After so many business days without a decision a lending request expires and the borrower moves on; 0 = never. A partner can have a number of its own.',
  },
  overdueResendDays: {
    env: 'INTERLEND_OVERDUE_RESEND_DAYS',
    type: 'integer',
    default: '7',
    says: 'Days after which the overdue message to a borrower is sent again; 0 = one message only. A partner can have a number of its own.',
  },
  replyByReminderDays: {
    env: 'INTERLEND_REPLY_BY_REMINDER_DAYS',
    type: 'integer',
    default: '1',
    says: 'Days before the date to reply to conditions on which the borrower is reminded; 0 = no reminder.',
  },
  replyByRelease: {
    env: 'INTERLEND_REPLY_BY_RELEASE',
    type: 'yesNo',
    default: 'yes',
    says: 'Conditions that are not answered by their date end the request (Unfilled); `no`: it stays, and staff are told.',
  },
  autoClaimBusinessDays: {
    env: 'INTERLEND_AUTO_CLAIM_BUSINESS_DAYS',
    type: 'integer',
    default: '0',
    says: 'After so many business days without an answer a lender is asked for its status, and again after as many; 0 = never. A partner can have a number of its own.',
  },
  autoClaimTimes: {
    env: 'INTERLEND_AUTO_CLAIM_TIMES',
    type: 'integer',
    default: '3',
    least: 1,
    says: 'How often at most a lender that does not answer one request is asked for its status.',
  },
  autoCancelBusinessDays: {
    env: 'INTERLEND_AUTO_CANCEL_BUSINESS_DAYS',
    type: 'integer',
    default: '0',
    says: 'After so many business days without an answer, or without a shipment since the promise, the request is cancelled with that lender and the next one asked; 0 = never. A partner can have a number of its own.',
  },
  directoryHours: {
    env: 'INTERLEND_DIRECTORY_HOURS',
    type: 'integer',
    default: '24',
    says: 'Hours between two looks for news of the directory file that is followed; 0 = only by hand.',
  },
  undoSeconds: {
    env: 'INTERLEND_UNDO_SECONDS',
    type: 'seconds',
    default: '60',
    says: 'How long Loaned, Received, Returned and an automatic refusal wait before they are sent, so that an accidental step is undone without a word to the partner; 0 sends at once.',
  },
  lenderDueDays: {
    env: 'INTERLEND_LENDER_DUE_DAYS',
    type: 'integer',
    default: '35',
    says: 'Days from shipping to the due date that a lender sets when staff name none.',
  },
  renewalStepDays: {
    env: 'INTERLEND_RENEWAL_STEP_DAYS',
    type: 'integer',
    default: '14',
    least: 1,
    says: 'Days that one renewal adds.',
  },
  renewalCapDays: {
    env: 'INTERLEND_RENEWAL_CAP_DAYS',
    type: 'integer',
    default: '42',
    says: 'Days from receipt that a loan with its renewals may last; a renewal beyond is refused by the lender by itself.',
  },
  renewLocally: {
    env: 'INTERLEND_RENEW_LOCALLY',
    type: 'yesNo',
    default: 'no',
    says: 'Renew for the patron without asking the lender when the new date still leaves time to return the item by the lender’s due date.',
  },
  returnAllowanceDays: {
    env: 'INTERLEND_RETURN_ALLOWANCE_DAYS',
    type: 'integer',
    default: '7',
    says: 'Days for the way home that a lender adds to a renewed due date.',
  },
  currency: {
    env: 'INTERLEND_CURRENCY',
    type: 'currency',
    default: 'CAD',
    says: 'The ISO 4217 currency of costs and fees that staff enter.',
  },
  language: {
    env: 'INTERLEND_LANGUAGE',
    type: 'language',
    default: 'en',
    says: 'The language of letters and slips where their reader’s is not known: `en` or `fr`.',
  },
  timeZone: {
    env: 'INTERLEND_TIME_ZONE',
    type: 'text',
    default: 'America/Toronto',
    says: 'The time zone of this library: business days and ends of days are counted in it.',
  },
  bodyBytes: {
    env: 'INTERLEND_BODY_BYTES',
    type: 'integer',
    default: '1048576',
    least: 1024,
    says: 'The largest message taken in, in bytes.',
  },
  connections: {
    env: 'INTERLEND_CONNECTIONS',
    type: 'integer',
    default: '2048',
    least: 16,
    says: 'How many connections callers may hold at once; when there are more, those that have asked nothing are hung up on first.',
  },
  connectionsPerAddress: {
    env: 'INTERLEND_CONNECTIONS_PER_ADDRESS',
    type: 'integer',
    default: '512',
    least: 4,
    says: 'How many of them one address may hold; a campus behind one address needs one for each open page of the desk. Trusted proxies are not counted so.',
  },
  inboundAtOnce: {
    env: 'INTERLEND_INBOUND_AT_ONCE',
    type: 'integer',
    default: '32',
    least: 1,
    says: 'How many messages are worked on at once; more are told to come again.',
  },
  partnerAtOnce: {
    env: 'INTERLEND_PARTNER_AT_ONCE',
    type: 'integer',
    default: '2',
    least: 1,
    says: 'How many messages of one partner are worked on at once while others send too; 80 more wait, and partners take turns. A partner that sends alone has nearly all places.',
  },
  partnerPerMinute: {
    env: 'INTERLEND_PARTNER_PER_MINUTE',
    type: 'integer',
    default: '3000',
    says: 'How many messages a partner may send in a minute while others send too, a sixtieth of them at once; a large one counts as one for each 16 KB, and beyond 64 KB as four. What is more waits for its turn or is told when to come again; 0 = no limit.',
  },
  sruPerMinute: {
    env: 'INTERLEND_SRU_PER_MINUTE',
    type: 'integer',
    default: '240',
    says: 'How many questions one address may ask of the catalogue at /sru in a minute, a quarter of them at once; 0 = the catalogue answers nobody.',
  },
  pressureSeconds: {
    env: 'INTERLEND_PRESSURE_SECONDS',
    type: 'seconds',
    default: '10',
    says: 'If the oldest unsent message is older than this, only a quarter of incoming messages is accepted until sending has caught up; 0 = never.',
  },
  processes: {
    env: 'INTERLEND_PROCESSES',
    type: 'processes',
    default: '1',
    says: 'How many processes of this machine share the work and the ports of the node, 32 at most; `auto` is one less than it has cores, 4 at most. With more than one a supervisor starts each again that ends, and replaces them one by one at `kill -HUP`.',
  },
  databaseConnections: {
    env: 'INTERLEND_DATABASE_CONNECTIONS',
    type: 'integer',
    default: '16',
    least: 4,
    says: 'Connections of the node to the database; several processes divide them, and have 8 each at least. Each process takes two more to listen.',
  },
  statementSeconds: {
    env: 'INTERLEND_STATEMENT_SECONDS',
    type: 'seconds',
    default: '30',
    says: 'How long one statement of a page, a call or a message may keep the database busy; then it is stopped, nothing of it stays, and the caller is told 503. Jobs have an hour, migrations, backup and restore as long as they take; 0 = no limit.',
  },
  sendersAtOnce: {
    env: 'INTERLEND_SENDERS_AT_ONCE',
    type: 'integer',
    default: '128',
    least: 1,
    says: 'How many messages the node sends at once; several processes divide them.',
  },
  perPartnerAtOnce: {
    env: 'INTERLEND_PER_PARTNER_AT_ONCE',
    type: 'integer',
    default: '8',
    least: 1,
    says: 'How many messages are on their way to one partner at once.',
  },
  sweepSeconds: {
    env: 'INTERLEND_SWEEP_SECONDS',
    type: 'seconds',
    default: '5',
    least: 1,
    says: 'How often the database is searched for due messages that no process has in hand: their process ended, or they became due meanwhile.',
  },
  logLevel: {
    env: 'INTERLEND_LOG_LEVEL',
    type: 'text',
    default: 'info',
    says: 'How much is logged: `debug`, `info`, `warn`, `error` or `silent`.',
  },
} as const satisfies Record<string, SettingRow>;

export type SettingName = keyof typeof settingRows;
