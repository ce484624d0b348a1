/** The practice partner that this process plays for its own library, started from the desk. */
import { randomBytes } from 'node:crypto';
import type { OutboundAuth, PartnerView } from '../../contract/partner-schemas.js';
import type { IsoVersion } from '../../protocol/codes.js';
import { message } from '../../words/message.js';
import type { Actor } from '../model/actor.js';
import type { Courier } from '../model/courier.js';
import type { PartnerDirectory } from '../model/gateway.js';
import type { Outcome } from '../model/local/outcome.js';

/** As the practice partner is in the directory, wherever it is started. */
export const practiceCode = 'PRACTICE';
export const practiceName = 'Practice partner';
const symbol = { type: 'ISIL', value: 'CA-PRACTICE' };
const dialect = 'standard-2021';
const isoVersion: IsoVersion = '2021-2';

export interface PracticeDesk {
  /** Whether it answers, from whichever process of this node. */
  isRunning(): Promise<boolean>;
  /** Whether it answers from this process. */
  runsHere(): boolean;
  /** Lists it in the directory and lets it answer until this process ends. One that runs already stays as it is. */
  start(by: Actor): Promise<Outcome<PartnerView>>;
  close(): Promise<void>;
}

/** What it needs to answer: its own port, and where the library takes messages. */
export interface PracticeOpening {
  port: number;
  symbols: string[];
  dialect: string;
  isoVersion: IsoVersion;
  /** What the library presents to it. */
  secret: string;
  /** What it presents to the library. */
  token: string;
}

export interface PracticeParts {
  directory: Pick<
    PartnerDirectory,
    'partners' | 'partner' | 'addPartner' | 'changePartner' | 'issueCredential' | 'revokeCredential'
  >;
  courier: Pick<Courier, 'inspect'>;
  freePort(): Promise<number>;
  open(opening: PracticeOpening): Promise<{ stop(): Promise<void> }>;
  /** Whether it answers from another process of this node. */
  runsElsewhere?(): Promise<boolean>;
}

export function createPracticeDesk(parts: PracticeParts): PracticeDesk {
  let running: { stop(): Promise<void> } | undefined;
  /** Two people who press at once start one. */
  let starting: Promise<Outcome<PartnerView>> | undefined;
  const start = async (by: Actor): Promise<Outcome<PartnerView>> => {
    const port = await parts.freePort();
    const secret = randomBytes(32).toString('base64url');
    const listing = await listed(parts, `http://127.0.0.1:${port}/iso18626`, secret, by);
    if (listing.kind !== 'done') return listing;
    const symbols = [`${symbol.type}:${symbol.value}`];
    running = await parts.open({ port, symbols, dialect, isoVersion, secret, token: listing.value });
    const partner = await parts.directory.partner(practiceCode);
    return partner ? { kind: 'done', value: partner } : { kind: 'unknown' };
  };
  const isRunning = async () => running !== undefined || ((await parts.runsElsewhere?.()) ?? false);
  return {
    isRunning,
    runsHere: () => running !== undefined,
    start: async (by) => {
      const there = (await isRunning()) && (await parts.directory.partner(practiceCode));
      if (there) return { kind: 'done', value: there };
      await running?.stop();
      running = undefined;
      starting ??= start(by).finally(() => {
        starting = undefined;
      });
      return starting;
    },
    close: async () => {
      await running?.stop();
      running = undefined;
    },
  };
}

/** Adds it to the directory, or gives the one that is there its new address and secrets; the token that it presents. */
async function listed(
  { directory, courier }: PracticeParts,
  url: string,
  secret: string,
  by: Actor,
): Promise<Outcome<string>> {
  const reachable = await courier.inspect(url);
  if (!reachable.ok) return { kind: 'notNow', reason: message('refusedPractice.notReachable') };
  const outboundAuth: OutboundAuth = { kind: 'bearer', token: secret };
  const known = await directory.partner(practiceCode);
  if (!known) {
    const draft = { code: practiceCode, name: practiceName, symbols: [symbol], url, dialect, isoVersion };
    const added = await directory.addPartner({ ...draft, practice: true, outboundAuth }, by);
    return added.kind === 'added'
      ? { kind: 'done', value: added.token ?? '' }
      : { kind: 'notNow', reason: message('refusedPractice.codeTaken', { code: practiceCode }) };
  }
  if (!known.practice) return { kind: 'notNow', reason: message('refusedPractice.codeTaken', { code: practiceCode }) };
  await directory.changePartner(practiceCode, { url, dialect, isoVersion, outboundAuth, status: 'active' }, by);
  const issued = await directory.issueCredential(practiceCode, { kind: 'token' }, by);
  for (const { id, revokedAt } of known.credentials)
    if (!revokedAt) await directory.revokeCredential(practiceCode, id, by);
  return issued.kind === 'issued' ? { kind: 'done', value: issued.secret ?? '' } : { kind: 'unknown' };
}
