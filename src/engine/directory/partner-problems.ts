/** What is wrong with what is said of a partner, each by its field and with the remedy. Nothing is written before it is right. */

import type { OutboundAuth, PartnerChange, PartnerDraft } from '../../contract/partner-schemas.js';
import { isTimeZone } from '../../domain/calendar/calendar.js';
import { periodProblem } from '../../domain/fulfilment/closures.js';
import { dateProblem } from '../../domain/fulfilment/local-days.js';
import { isMailAddress } from '../../domain/letters/mail-address.js';
import { networkProblem } from '../../domain/partner/networks.js';
import type { PartnerContact } from '../../domain/partner/records.js';
import type { WorkflowProfile } from '../../domain/partner/workflow-profile.js';
import { isoVersions } from '../../protocol/codes.js';
import { dialectNames, isDialect } from '../../protocol/dialects/index.js';
import { message, type Wording } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { PartnerSymbol } from '../model/partners.js';
import type { PartnerRecord } from '../model/records.js';
import { certificateProblem } from './client-certificate.js';
import { sameSymbol } from './partner-book.js';

export type Problem = { field: string; problem: Wording };

export async function problemsOfDraft(
  context: EngineContext,
  draft: Partial<PartnerDraft>,
  profiles: readonly WorkflowProfile[],
): Promise<Problem[]> {
  const known = await context.book.all();
  const problems = wrongCode(draft.code ?? '', known);
  if (!draft.name?.trim()) problems.push({ field: 'name', problem: message('refusedField.nameNeeded') });
  if (!isDialect(draft.dialect ?? '')) problems.push(unknownDialect);
  if (draft.isoVersion && !isoVersions.includes(draft.isoVersion))
    problems.push({
      field: 'isoVersion',
      problem: message('refusedField.chooseOneOf', { values: isoVersions.join(', ') }),
    });
  problems.push(...wrongSymbols(await ourOwn(context), draft.symbols ?? [], known));
  if (draft.byEmail) problems.push(...unreachable(draft.contacts ?? []));
  else problems.push(...(await wrongAddress(context, draft.url ?? '')));
  problems.push(...wrongAuth(draft.outboundAuth, draft.url ?? ''));
  problems.push(...(await wrongReason(context, draft)), ...wrongZone(draft));
  return [
    ...problems,
    ...wrongNetworks(draft),
    ...wrongClosure(draft),
    ...wrongCalendar(draft),
    ...wrongProfiles(profiles, draft),
  ];
}

export async function problemsOfChange(
  context: EngineContext,
  before: PartnerRecord,
  change: PartnerChange,
  profiles: readonly WorkflowProfile[],
  symbolsInUse: (code: string) => Promise<string[]>,
): Promise<Problem[]> {
  const others = (await context.book.all()).filter(({ code }) => code !== before.code);
  return [
    ...(change.dialect !== undefined && !isDialect(change.dialect) ? [unknownDialect] : []),
    ...(change.symbols ? wrongSymbols(await ourOwn(context), change.symbols, others) : []),
    ...(change.symbols ? await stillSpoken(before, change.symbols, symbolsInUse) : []),
    ...(await wayProblems(context, before, change)),
    ...wrongAuth(change.outboundAuth, change.url ?? before.url),
    ...wrongNetworks({ networks: before.networks, networksAlone: before.networksAlone, ...change }),
    ...wrongClosure({ closedFrom: before.closedFrom, closedUntil: before.closedUntil, ...change }),
    ...wrongCalendar(change),
    ...wrongProfiles(profiles, change),
    ...(await wrongReason(context, change)),
    ...wrongZone(change),
  ];
}

/** Somebody else was faster with the same code or symbol: then it is a mistake like any other. Else thrown. */
export async function takenMeanwhile(written: Promise<unknown>): Promise<Problem[] | undefined> {
  try {
    await written;
    return undefined;
  } catch (error) {
    const { code, detail, driverError } = error as {
      code?: string;
      detail?: string;
      driverError?: { detail?: string };
    };
    if (code !== '23505') throw error;
    const what = /=\((.*)\)/.exec(detail ?? driverError?.detail ?? '')?.[1] ?? 'It';
    return [{ field: what.includes(':') ? 'symbols' : 'code', problem: message('refusedPartner.justTaken', { what }) }];
  }
}

function wrongCode(code: string, known: readonly PartnerRecord[]): Problem[] {
  if (!/^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$/.test(code))
    return [
      {
        field: 'code',
        problem: message('refusedPartner.codeForm'),
      },
    ];
  return known.some((partner) => partner.code.toUpperCase() === code.toUpperCase())
    ? [{ field: 'code', problem: message('refusedPartner.inDirectory', { code }) }]
    : [];
}

interface OwnSymbol {
  symbol: string;
  name: string;
}

/** The symbols of this node and of its libraries, with the library each belongs to. */
async function ourOwn({ symbols, settings, local }: EngineContext): Promise<OwnSymbol[]> {
  const libraries = await local.libraries.list(new Date());
  return [
    ...libraries.flatMap(({ name, symbol, formerSymbols, isil }) =>
      [symbol, isil && `ISIL:${isil}`, ...formerSymbols]
        .filter((each) => each !== undefined)
        .map((each) => ({ symbol: each, name })),
    ),
    ...symbols.map((symbol) => ({ symbol, name: settings.name })),
  ];
}

/** A symbol leads to one partner: the problem names the partner that has it. */
function wrongSymbols(
  ours: readonly OwnSymbol[],
  symbols: readonly PartnerSymbol[],
  others: readonly PartnerRecord[],
): Problem[] {
  if (symbols.length === 0) return [{ field: 'symbols', problem: message('refusedPartner.symbolNeeded') }];
  return symbols.flatMap(({ type, value }, at) => {
    const symbol = `${type}:${value}`;
    const wrong = (problem: Wording) => [{ field: 'symbols', problem }];
    if (!type || !value || /\s/.test(type)) return wrong(message('refusedPartner.noSymbol', { symbol }));
    const owner = others.find((partner) => partner.symbols.some((each) => sameSymbol(each, symbol)));
    if (owner) return wrong(message('refusedPartner.symbolTaken', { symbol, partner: owner.code }));
    const own = ours.find((each) => sameSymbol(each.symbol, symbol));
    if (own) return wrong(message('refusedPartner.symbolOurs', { symbol, library: own.name }));
    const twice = symbols.findIndex((each) => sameSymbol(`${each.type}:${each.value}`, symbol)) < at;
    return twice ? wrong(message('refusedPartner.twice', { symbol })) : [];
  });
}

/** A symbol that open requests use cannot be removed: their messages could not be assigned. */
async function stillSpoken(
  before: PartnerRecord,
  wished: readonly PartnerSymbol[],
  symbolsInUse: (code: string) => Promise<string[]>,
): Promise<Problem[]> {
  const gone = before.symbols.filter((each) => !wished.some(({ type, value }) => sameSymbol(`${type}:${value}`, each)));
  if (gone.length === 0) return [];
  const spoken = await symbolsInUse(before.code);
  return gone
    .filter((symbol) => spoken.some((each) => sameSymbol(each, symbol)))
    .map((symbol) => ({
      field: 'symbols',
      problem: message('refusedPartner.symbolInUse', { symbol }),
    }));
}

const unknownDialect: Problem = {
  field: 'dialect',
  problem: message('refusedField.chooseOneOf', { values: dialectNames.join(', ') }),
};

/** Who is written to needs an address of the mail, all others one that can be called. */
async function wayProblems(context: EngineContext, before: PartnerRecord, change: PartnerChange): Promise<Problem[]> {
  if (change.byEmail ?? before.byEmail)
    return change.byEmail || change.contacts ? unreachable(change.contacts ?? before.contacts) : [];
  const isNoLonger = before.byEmail && change.byEmail === false;
  return change.url !== undefined || isNoLonger ? wrongAddress(context, change.url ?? before.url) : [];
}

const unreachable = (contacts: readonly PartnerContact[]): Problem[] =>
  contacts.some(({ email }) => email !== undefined && isMailAddress(email))
    ? []
    : [{ field: 'contacts', problem: message('refusedPartner.noMailContact') }];

/** A name that cannot be looked up just now is no mistake; an address that must not be called is. */
async function wrongAddress(context: EngineContext, url: string): Promise<Problem[]> {
  const address = await context.courier.inspect(url);
  if (address.ok || !address.reason || address.code === 'dns') return [];
  const why = address.reason;
  return [{ field: 'url', problem: message('said.asWritten', { words: why }) }];
}

function wrongAuth(auth: OutboundAuth | undefined, url: string): Problem[] {
  const wrong = (problem: Wording | undefined): Problem[] => (problem ? [{ field: 'outboundAuth', problem }] : []);
  if (auth?.kind === 'header' && (!/^[A-Za-z0-9-]{1,60}$/.test(auth.name) || /[\r\n]/.test(auth.value)))
    return wrong(message('refusedPartner.headerForm'));
  if (auth?.kind !== 'certificate') return [];
  if (!/^https:/i.test(url)) return wrong(message('refusedPartner.certificateNeedsHttps'));
  return wrong(certificateProblem(auth, new Date()));
}

function wrongNetworks({ networks = [], networksAlone }: Pick<PartnerDraft, 'networks' | 'networksAlone'>): Problem[] {
  const wrong = networks.flatMap((network) => {
    const problem = networkProblem(network);
    return problem ? [{ field: 'networks', problem }] : [];
  });
  if (networksAlone && networks.length === 0)
    wrong.push({ field: 'networksAlone', problem: message('refusedPartner.networksFirst') });
  return wrong;
}

const wrongZone = ({ timeZone }: Pick<PartnerChange, 'timeZone'>): Problem[] =>
  timeZone && !isTimeZone(timeZone)
    ? [{ field: 'timeZone', problem: message('refusedPartner.noZone', { zone: timeZone }) }]
    : [];

/** A closure ends on the day it begins or later. */
function wrongClosure({ closedFrom, closedUntil }: Pick<PartnerChange, 'closedFrom' | 'closedUntil'>): Problem[] {
  const problem = closedFrom && closedUntil && periodProblem({ from: closedFrom, until: closedUntil });
  return problem ? [{ field: 'closedUntil', problem }] : [];
}

/** Each period that is wrong, at the day that is. */
function wrongCalendar({ closures = [] }: Pick<PartnerChange, 'closures'>): Problem[] {
  return closures.flatMap(({ from, until }, at): Problem[] => {
    const wrong = (part: string, problem: Wording | undefined): Problem[] =>
      problem ? [{ field: `closures.${at}.${part}`, problem }] : [];
    const days = [...wrong('from', dateProblem(from)), ...(until === from ? [] : wrong('until', dateProblem(until)))];
    return days.length > 0 ? days : wrong('until', periodProblem({ from, until }));
  });
}

async function wrongReason({ local }: EngineContext, { autoCancelReason }: PartnerChange): Promise<Problem[]> {
  if (!autoCancelReason) return [];
  const codes = (await local.reasons.list()).filter(({ list }) => list === 'cancel').map(({ code }) => code);
  return codes.includes(autoCancelReason)
    ? []
    : [
        {
          field: 'autoCancelReason',
          problem: message('refusedPartner.noCancelReason', { reason: autoCancelReason, reasons: codes.join(', ') }),
        },
      ];
}

function wrongProfiles(known: readonly WorkflowProfile[], change: PartnerChange): Problem[] {
  return [
    { field: 'borrowingProfile', kind: 'borrowing', code: change.borrowingProfile },
    { field: 'lendingProfile', kind: 'lending', code: change.lendingProfile },
  ]
    .filter(({ code }) => code)
    .flatMap(({ field, kind, code }) =>
      known.some((profile) => profile.code === code && profile.kind === kind)
        ? []
        : [{ field, problem: message('refusedPartner.noProfile', { kind, code: code ?? undefined }) }],
    );
}
