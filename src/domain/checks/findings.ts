/** Everything that a check of a node can find: `interlend doctor` and the page Administration show the same rows. */
import { type Facts, type Message, message, worded } from '../../words/message.js';

/** Pages of the desk on which something is put right. */
export const checkPages = [
  'settings',
  'libraries',
  'partners',
  'rotaRules',
  'sendingRules',
  'loanRules',
  'jobs',
  'accounts',
] as const;
export type CheckPage = (typeof checkPages)[number];

export const checkStates = ['problem', 'warning', 'unknown', 'well'] as const;
export type CheckState = (typeof checkStates)[number];

interface OpenRow {
  check: string;
  state: Exclude<CheckState, 'well'>;
  page?: CheckPage;
}

const openRows = worded(
  {
    databaseMissing: { check: 'database', state: 'problem' },
    databaseReadOnly: { check: 'database', state: 'problem' },
    databaseDue: { check: 'database', state: 'warning' },
    databaseNewer: { check: 'database', state: 'problem' },
    databaseFull: { check: 'database', state: 'problem' },
    databaseFails: { check: 'database', state: 'problem' },
    nodeSilent: { check: 'node', state: 'warning' },
    nodeOther: { check: 'node', state: 'problem' },
    nodeComplains: { check: 'node', state: 'warning' },
    versionOld: { check: 'version', state: 'warning' },
    versionUnknown: { check: 'version', state: 'unknown' },
    connectionsFew: { check: 'connections', state: 'problem' },
    connectionsUsed: { check: 'connections', state: 'warning' },
    clockWrong: { check: 'clock', state: 'problem' },
    diskLow: { check: 'disk', state: 'warning' },
    diskFull: { check: 'disk', state: 'problem' },
    backupUnset: { check: 'backup', state: 'warning' },
    backupUnreadable: { check: 'backup', state: 'problem', page: 'jobs' },
    backupNone: { check: 'backup', state: 'problem', page: 'jobs' },
    backupOld: { check: 'backup', state: 'problem', page: 'jobs' },
    restoreUntried: { check: 'restore', state: 'warning' },
    mailUnset: { check: 'mail', state: 'warning', page: 'settings' },
    mailUnreachable: { check: 'mail', state: 'problem', page: 'settings' },
    addressUnset: { check: 'address', state: 'warning' },
    addressUnencrypted: { check: 'address', state: 'warning' },
    addressUnreachable: { check: 'address', state: 'problem' },
    addressOther: { check: 'address', state: 'problem' },
    proxyUnset: { check: 'proxy', state: 'problem' },
    schemeUntrusted: { check: 'scheme', state: 'problem' },
    schemeMissing: { check: 'scheme', state: 'problem' },
    schemeHttp: { check: 'scheme', state: 'warning' },
    certificateEnded: { check: 'certificate', state: 'problem' },
    certificateEnds: { check: 'certificate', state: 'warning' },
    libraryNone: { check: 'library', state: 'warning', page: 'libraries' },
    symbolFormer: { check: 'symbol', state: 'warning' },
    symbolOther: { check: 'symbol', state: 'problem' },
    nameSeeded: { check: 'name', state: 'warning', page: 'libraries' },
    replyNone: { check: 'reply', state: 'warning', page: 'libraries' },
    returnNone: { check: 'return', state: 'warning', page: 'libraries' },
    administratorNone: { check: 'administrator', state: 'problem', page: 'accounts' },
    partnerSilent: { check: 'partners', state: 'warning', page: 'partners' },
    partnerCertificateEnded: { check: 'partnerCertificates', state: 'problem', page: 'partners' },
    partnerCertificateEnds: { check: 'partnerCertificates', state: 'warning', page: 'partners' },
    rotaRuleUnused: { check: 'rules', state: 'warning', page: 'rotaRules' },
    sendingRuleUnused: { check: 'rules', state: 'warning', page: 'sendingRules' },
    loanRuleUnused: { check: 'rules', state: 'warning', page: 'loanRules' },
  } as const satisfies Record<string, OpenRow>,
  { title: 'checkOpen', says: 'checkSays', remedy: 'checkRemedy' },
);

const wellRows = worded(
  {
    databaseWell: { check: 'database' },
    nodeWell: { check: 'node' },
    versionWell: { check: 'version' },
    connectionsWell: { check: 'connections' },
    clockWell: { check: 'clock' },
    diskWell: { check: 'disk' },
    backupWell: { check: 'backup' },
    restoreWell: { check: 'restore' },
    mailWell: { check: 'mail' },
    addressWell: { check: 'address' },
    schemeWell: { check: 'scheme' },
    certificateWell: { check: 'certificate' },
    libraryWell: { check: 'symbol' },
    addressesWell: { check: 'addresses' },
    administratorWell: { check: 'administrator' },
    partnersWell: { check: 'partners' },
    partnerCertificatesWell: { check: 'partnerCertificates' },
    rulesWell: { check: 'rules' },
  } as const,
  { title: 'checkDone', says: 'checkWell' },
);

export type FindingCode = keyof typeof openRows;
export type DoneCode = keyof typeof wellRows;
export const checkCodes = [...Object.keys(openRows), ...Object.keys(wellRows)] as (FindingCode | DoneCode)[];

/** What one check found, in words that are said in the language of whoever reads them. */
export interface CheckFinding {
  /** What was looked at, as a word for programs: one check may find several things. */
  check: string;
  code: FindingCode | DoneCode;
  state: CheckState;
  facts: Facts;
  title: Message;
  text: Message;
  remedy?: Message;
  page?: CheckPage;
  /** Lines for the configuration of the proxy. */
  lines?: string;
}

/** A finding that somebody has to look at. */
export function finding(code: FindingCode, facts: Facts = {}): CheckFinding {
  const { check, state, title, says, remedy, page }: (typeof openRows)[FindingCode] & OpenRow = openRows[code];
  const said = { title: filled(title, facts), text: filled(says, facts), remedy: filled(remedy, facts) };
  return { check, code, state, facts, ...said, ...(page ? { page } : {}) };
}

/** A finding that all is as it should be. */
export function allWell(code: DoneCode, facts: Facts = {}): CheckFinding {
  const { check, title, says } = wellRows[code];
  return { check, code, state: 'well', facts, title: filled(title, facts), text: filled(says, facts) };
}

const filled = ({ code }: Message, facts: Facts): Message => message(code as Parameters<typeof message>[0], facts);

/** Problems first, then what is to be looked at, then what is done. */
export const inOrder = (findings: readonly CheckFinding[]): CheckFinding[] =>
  [...findings].sort((one, other) => checkStates.indexOf(one.state) - checkStates.indexOf(other.state));
