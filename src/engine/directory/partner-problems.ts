/** What is wrong with what is said of a partner, each by its field and with the remedy. Nothing is written before it is right. */
import { networkProblem } from '../../domain/partner/networks.js';
import type { WorkflowProfile } from '../../domain/workflow-profile.js';
import { isoVersions } from '../../protocol/codes.js';
import { dialectNames, isDialect } from '../../protocol/dialects/index.js';
import type { House } from '../house.js';
import type { OutboundAuth, PartnerChange, PartnerDraft, PartnerSymbol } from '../ports.js';
import type { PartnerRecord } from '../records.js';
import { certificateProblem } from './client-certificate.js';
import { sameSymbol } from './partner-book.js';

export type Problem = { field: string; problem: string; french?: string };

export async function problemsOfDraft(
  house: House,
  draft: PartnerDraft,
  profiles: readonly WorkflowProfile[],
): Promise<Problem[]> {
  const known = await house.book.all();
  const problems = wrongCode(draft.code ?? '', known);
  if (!draft.name?.trim()) problems.push({ field: 'name', problem: 'A name is needed.' });
  if (!isDialect(draft.dialect)) problems.push(unknownDialect);
  if (draft.isoVersion && !isoVersions.includes(draft.isoVersion))
    problems.push({ field: 'isoVersion', problem: `Choose one of ${isoVersions.join(', ')}.` });
  problems.push(...wrongSymbols(house, draft.symbols ?? [], known));
  problems.push(...(await wrongAddress(house, draft.url ?? '')), ...wrongAuth(draft.outboundAuth, draft.url ?? ''));
  problems.push(...(await wrongReason(house, draft)));
  return [...problems, ...wrongNetworks(draft), ...wrongProfiles(profiles, draft)];
}

export async function problemsOfChange(
  house: House,
  before: PartnerRecord,
  change: PartnerChange,
  profiles: readonly WorkflowProfile[],
  symbolsInUse: (code: string) => Promise<string[]>,
): Promise<Problem[]> {
  const others = (await house.book.all()).filter(({ code }) => code !== before.code);
  return [
    ...(change.dialect !== undefined && !isDialect(change.dialect) ? [unknownDialect] : []),
    ...(change.symbols ? wrongSymbols(house, change.symbols, others) : []),
    ...(change.symbols ? await stillSpoken(before, change.symbols, symbolsInUse) : []),
    ...(change.url !== undefined ? await wrongAddress(house, change.url) : []),
    ...wrongAuth(change.outboundAuth, change.url ?? before.url),
    ...wrongNetworks({ networks: before.networks, networksAlone: before.networksAlone, ...change }),
    ...wrongProfiles(profiles, change),
    ...(await wrongReason(house, change)),
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
    return [{ field: what.includes(':') ? 'symbols' : 'code', problem: `${what} has just been taken: look again.` }];
  }
}

function wrongCode(code: string, known: readonly PartnerRecord[]): Problem[] {
  if (!/^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$/.test(code))
    return [
      {
        field: 'code',
        problem: 'Use letters, digits, dot, dash and underscore, 60 at most; it cannot be changed later.',
      },
    ];
  return known.some((partner) => partner.code.toUpperCase() === code.toUpperCase())
    ? [{ field: 'code', problem: `${code} is in the directory already.` }]
    : [];
}

/** A symbol leads to one partner: who claims one that is taken is told whose it is. */
function wrongSymbols(house: House, symbols: readonly PartnerSymbol[], others: readonly PartnerRecord[]): Problem[] {
  if (symbols.length === 0)
    return [{ field: 'symbols', problem: 'At least one agency symbol is needed, such as ISIL:CA-OOLAC.' }];
  return symbols.flatMap(({ type, value }, at) => {
    const symbol = `${type}:${value}`;
    const wrong = (problem: string) => [{ field: 'symbols', problem }];
    if (!type || !value || /\s/.test(type)) return wrong(`${symbol} is not a symbol; write type and value.`);
    const owner = others.find((partner) => partner.symbols.some((each) => sameSymbol(each, symbol)));
    if (owner) return wrong(`${symbol} is ${owner.code}'s already.`);
    if (house.symbols.some((ours) => sameSymbol(ours, symbol))) return wrong(`${symbol} is this library's own.`);
    const twice = symbols.findIndex((each) => sameSymbol(`${each.type}:${each.value}`, symbol)) < at;
    return twice ? wrong(`${symbol} is there twice: name it once.`) : [];
  });
}

/** A symbol that open requests speak with must stay: their messages would be nobody's. */
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
      problem: `Open requests were made with ${symbol}: leave it in the list, after the new one, until they are closed.`,
    }));
}

const unknownDialect: Problem = { field: 'dialect', problem: `Choose one of ${dialectNames.join(', ')}.` };

/** A name that cannot be looked up just now is no mistake; an address that must not be called is. */
async function wrongAddress(house: House, url: string): Promise<Problem[]> {
  const address = await house.courier.inspect(url);
  if (address.ok || !address.reason || address.code === 'dns') return [];
  const { reason: problem, reasonFrench: french } = address;
  return [{ field: 'url', problem, ...(french ? { french } : {}) }];
}

function wrongAuth(auth: OutboundAuth | undefined, url: string): Problem[] {
  const wrong = (problem: string | undefined): Problem[] => (problem ? [{ field: 'outboundAuth', problem }] : []);
  if (auth?.kind === 'header' && (!/^[A-Za-z0-9-]{1,60}$/.test(auth.name) || /[\r\n]/.test(auth.value)))
    return wrong('A header name has letters, digits and dashes; its value has no line break.');
  if (auth?.kind !== 'certificate') return [];
  if (!/^https:/i.test(url)) return wrong('A certificate is shown to an https address only: change the address first.');
  return wrong(certificateProblem(auth, new Date()));
}

function wrongNetworks({ networks = [], networksAlone }: Pick<PartnerDraft, 'networks' | 'networksAlone'>): Problem[] {
  const wrong = networks.flatMap((network) => {
    const problem = networkProblem(network);
    return problem ? [{ field: 'networks', problem }] : [];
  });
  if (networksAlone && networks.length === 0)
    wrong.push({ field: 'networksAlone', problem: 'Name the networks first that are to be enough.' });
  return wrong;
}

async function wrongReason({ local }: House, { autoCancelReason }: PartnerChange): Promise<Problem[]> {
  if (!autoCancelReason) return [];
  const codes = (await local.reasons.list()).filter(({ list }) => list === 'cancel').map(({ code }) => code);
  return codes.includes(autoCancelReason)
    ? []
    : [
        {
          field: 'autoCancelReason',
          problem: `There is no cancel reason ${autoCancelReason}. Choose from ${codes.join(', ')}, or add it first.`,
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
        : [{ field, problem: `There is no ${kind} workflow profile ${code}. Add it first.` }],
    );
}
