/** The catalogues of partners: asked all at once, each within its own time limit; what was answered is remembered for minutes. */

import { questionsFor, questionTyped, type TitleSought } from '../../catalogue/locate/ask.js';
import type { LocateProfile } from '../../catalogue/locate/profile.js';
import { fittingTitles, foreignTitles, type LocateVerdict, verdictOfAll } from '../../catalogue/locate/verdict.js';
import { addressFor, readAnswer, type SruAnswer, type SruUnread } from '../../catalogue/sru/client.js';
import type { AskTrouble, LocateTrial, NetworkFound } from '../../contract/network-operations.js';
import type { Wording } from '../../words/message.js';
import type { Courier } from '../model/courier.js';
import type { Outcome } from '../model/local/outcome.js';
import { createMemory, createRest } from './remembered-answers.js';

export interface LocateProfiles {
  all(): Promise<{ partner: string; profile: LocateProfile }[]>;
  /** Whether there is such a partner. */
  put(partner: string, profile: LocateProfile): Promise<boolean>;
  remove(partner: string): Promise<boolean>;
}

export type CatalogueFetched =
  | { kind: 'answered'; bytes: Buffer }
  | { kind: 'failed'; trouble: AskTrouble; detail: Wording };
/** Gets an answer of another catalogue, under the guard of everything that is dialled. Never throws. */
export type FetchCatalogue = (call: { url: string; limitMs: number; maxBytes: number }) => Promise<CatalogueFetched>;

/** An answer is never larger. */
export const answerBytes = 2_000_000;
const recordsAsked = 20;
/** How long it is remembered whether any catalogue can be searched: for most libraries that never changes. */
const believedForMs = 5_000;
export interface LocatedAtPartner {
  partner: string;
  verdict: LocateVerdict;
  /** It has the title, whatever is known of its copies. */
  holds: boolean;
  /** When it was asked, RFC 3339. */
  at: string;
  recordId?: string;
  /** Copies in their places. */
  available: number;
  copies: number;
  trouble?: AskTrouble;
  detail?: Wording;
}

export interface PartnerCatalogues {
  profiles(): Promise<{ partner: string; profile: LocateProfile }[]>;
  /** An address that may not be called is not kept. */
  setProfile(partner: string, profile: LocateProfile): Promise<Outcome<LocateProfile>>;
  removeProfile(partner: string): Promise<boolean>;
  /** Whether any partner's catalogue can be asked; read again after some seconds. */
  any(): Promise<boolean>;
  /** Those of these partners that can be asked, asked at once. */
  locate(partners: readonly string[], sought: TitleSought): Promise<LocatedAtPartner[]>;
  /** Asks one partner anew and tells all about it; nothing when it has no profile. */
  tryOut(partner: string, sought: TitleSought): Promise<LocateTrial | undefined>;
  /** What one partner finds for what somebody typed; `from`: so many of its titles were seen. */
  search(partner: string, text: string, from?: number): Promise<NetworkFound | undefined>;
}

export function createPartnerCatalogues(deps: {
  profiles: LocateProfiles;
  fetch: FetchCatalogue;
  /** Whether an address may be called; without it that is found when it is. */
  inspect?: Courier['inspect'];
  /** Keeps the words of titles that were answered. */
  learn?: (texts: readonly string[]) => Promise<void>;
  now?: () => Date;
}): PartnerCatalogues {
  const { profiles, fetch, inspect, learn, now = () => new Date() } = deps;
  const located = createMemory<LocatedAtPartner>(now);
  const found = createMemory<NetworkFound>(now);
  const rest = createRest(now);
  let known: { at: number; any: boolean } | undefined;
  const profileOf = async (partner: string) => (await profiles.all()).find((each) => each.partner === partner)?.profile;
  const tried = (partner: string, profile: LocateProfile, sought: TitleSought) =>
    tryPartner(fetch, partner, profile, sought, now());
  const forget = () => {
    located.clear();
    found.clear();
    rest.clear();
    known = undefined;
  };
  return {
    any: async () => {
      const at = now().getTime();
      if (!known || at - known.at > believedForMs) known = { at, any: (await profiles.all()).length > 0 };
      return known.any;
    },
    profiles: () => profiles.all(),
    setProfile: async (partner, profile) => {
      const address = await inspect?.(profile.address);
      // A name that cannot be looked up just now is no mistake.
      if (address?.ok === false && address.reason && address.code !== 'dns')
        return { kind: 'invalid', problems: [{ field: 'address', problem: address.reason }] };
      forget();
      return (await profiles.put(partner, profile)) ? { kind: 'done', value: profile } : { kind: 'unknown' };
    },
    removeProfile: (partner) => {
      forget();
      return profiles.remove(partner);
    },
    locate: async (partners, sought) => {
      const wanted = new Set(partners);
      const able = (await profiles.all()).filter(({ partner }) => wanted.has(partner));
      return Promise.all(
        able.map(({ partner, profile }) =>
          located.once(`${partner} ${JSON.stringify(sought)}`, () =>
            rest.unless(
              partner,
              async () => {
                const {
                  asked: _asked,
                  answer: _answer,
                  understood: _understood,
                  ...short
                } = await tried(partner, profile, sought);
                return short;
              },
              (last) => ({ partner, verdict: 'unknown', holds: false, available: 0, copies: 0, ...last }),
            ),
          ),
        ),
      );
    },
    tryOut: async (partner, sought) => {
      const profile = await profileOf(partner);
      return profile && tried(partner, profile, sought);
    },
    search: async (partner, text, from = 0) => {
      const profile = await profileOf(partner);
      return (
        profile &&
        found.once(`${partner} ${from} ${text.trim().toLowerCase()}`, () =>
          rest.unless(
            partner,
            async () => {
              const answer = await searchPartner(fetch, partner, profile, text, from, now());
              // A search is not kept waiting, and none fails, because words could not be learnt.
              if (answer.titles.length > 0) learn?.(wordsOf(answer)).catch(() => undefined);
              return answer;
            },
            (last) => ({ partner, titles: [], total: 0, ...last }),
          ),
        )
      );
    },
  };
}

/** The next titles of one partner. A catalogue that has no more is not asked again: its first answer is remembered. */
export async function pageOf(
  { search }: Pick<PartnerCatalogues, 'search'>,
  partner: string,
  text: string,
  from: number,
): Promise<NetworkFound | undefined> {
  const first = from === 0 ? undefined : await search(partner, text);
  return first && (first.trouble || first.total <= from) ? { ...first, titles: [] } : search(partner, text, from);
}

interface Asked {
  answer?: SruAnswer;
  bytes: Buffer;
  trouble?: AskTrouble;
  detail?: Wording;
}

async function ask(fetch: FetchCatalogue, url: string, limitMs: number): Promise<Asked> {
  const fetched = await fetch({ url, limitMs, maxBytes: answerBytes });
  if (fetched.kind === 'failed') return { bytes: Buffer.alloc(0), trouble: fetched.trouble, detail: fetched.detail };
  const answer = readAnswer(fetched.bytes);
  if (answer.kind === 'records') return { answer, bytes: fetched.bytes };
  if (answer.kind === 'notSru') return { bytes: fetched.bytes, trouble: 'notSru', detail: answer.detail };
  const { code, details } = answer.diagnostic;
  return {
    bytes: fetched.bytes,
    trouble: answer.fault,
    detail: `${code} ${answer.message}${details ? `: ${details}` : ''}`,
  };
}

const shownOfAnswer = 20_000;

/** All questions of one title share one time limit. */
async function tryPartner(
  fetch: FetchCatalogue,
  partner: string,
  profile: LocateProfile,
  sought: TitleSought,
  at: Date,
): Promise<LocateTrial> {
  const trial: LocateTrial = {
    partner,
    verdict: 'unknown',
    holds: false,
    at: at.toISOString(),
    available: 0,
    copies: 0,
    asked: [],
    answer: '',
    understood: [],
  };
  const questions = questionsFor(profile, sought);
  if (questions.length === 0) return { ...trial, trouble: 'noQuestion' };
  const began = performance.now();
  /** Why it is not known that it lacks the title: hits that it did not show, or that nothing decides. */
  let doubt: Pick<LocateTrial, 'trouble' | 'detail'> | undefined;
  for (const question of questions) {
    const left = profile.timeLimitMs - (performance.now() - began);
    if (left < 50) return { ...trial, trouble: 'late', detail: String(profile.timeLimitMs) };
    const address = addressFor(profile, question.cql, recordsAsked);
    const started = performance.now();
    const { answer, bytes, trouble, detail } = await ask(fetch, address, left);
    const failure = { ...(trouble ? { trouble } : {}), ...(detail ? { detail } : {}) };
    const records = answer?.kind === 'records' ? answer : undefined;
    trial.asked.push({
      ...question,
      address,
      milliseconds: Math.round(performance.now() - started),
      ...failure,
      ...(records ? { total: records.total } : {}),
    });
    trial.answer = bytes.subarray(0, shownOfAnswer).toString('utf8');
    if (!records) return { ...trial, ...failure };
    const { fitting: titles, undecided } = fittingTitles(foreignTitles(records.records, profile), question, sought);
    trial.understood = titles;
    if (titles.length === 0) {
      if (records.unread) doubt = { trouble: 'unread', detail: unreadWords(records.unread) };
      else if (undecided > 0) doubt ??= { trouble: 'undecided', detail: String(undecided) };
      continue;
    }
    trial.verdict = verdictOfAll(titles);
    const copies = titles.flatMap((each) => each.copies);
    const recordId = titles.find(({ verdict }) => verdict === trial.verdict)?.recordId;
    return {
      ...trial,
      holds: trial.verdict !== 'notHeld',
      copies: copies.length,
      available: copies.filter(({ status }) => status === 'available').length,
      ...(recordId ? { recordId } : {}),
    };
  }
  return doubt ? { ...trial, ...doubt } : { ...trial, verdict: 'notHeld' };
}

/** How many hits no record tells of, and why by the server's own words. */
const unreadWords = ({ count, diagnostic, message }: SruUnread): string =>
  diagnostic
    ? `${count} (${diagnostic.code} ${message}${diagnostic.details ? `: ${diagnostic.details}` : ''})`
    : String(count);

const wordsOf = ({ titles }: NetworkFound): string[] =>
  titles.flatMap(({ title, author }) => [title, ...(author ? [author] : [])]);

async function searchPartner(
  fetch: FetchCatalogue,
  partner: string,
  profile: LocateProfile,
  text: string,
  from: number,
  at: Date,
): Promise<NetworkFound> {
  const found: NetworkFound = { partner, titles: [], total: 0, at: at.toISOString() };
  const cql = questionTyped(profile, text);
  if (!cql) return { ...found, trouble: 'noQuestion' };
  const { answer, trouble, detail } = await ask(
    fetch,
    addressFor(profile, cql, recordsAsked, from + 1),
    profile.timeLimitMs,
  );
  if (answer?.kind !== 'records') return { ...found, ...(trouble ? { trouble } : {}), ...(detail ? { detail } : {}) };
  const titles = foreignTitles(answer.records, profile).slice(0, recordsAsked);
  return {
    ...found,
    total: answer.total,
    titles,
    ...(titles.length === 0 && answer.unread ? { trouble: 'unread', detail: unreadWords(answer.unread) } : {}),
  };
}
