/** Whether two nodes say of each other what each says of itself. */
import type { ClosedDays, NodeFacts, PartnerFacts } from './facts.js';

/** What a node can have wrong about another one. */
export const partnerMatters = ['unknown', 'name', 'symbol', 'address', 'dialect', 'closure', 'credential'] as const;
export type PartnerMatter = (typeof partnerMatters)[number];

/** One node has another one down differently than that one says. */
export interface PartnerDifference {
  matter: PartnerMatter;
  /** What stands in the directory of the node that is looked at. */
  listed: string;
  /** What the other node says itself. */
  says: string;
  since?: string;
}

/** A node with its list of partners. */
export interface NodeWithPartners {
  node: NodeFacts;
  partners: readonly PartnerFacts[];
}

/** The partner that a node lists for another node: by a symbol, else by its address, else by its name. */
export function listedAs(partners: readonly PartnerFacts[], other: NodeFacts): PartnerFacts | undefined {
  const symbols = new Set(other.symbols.map(plain));
  return (
    partners.find((partner) => partner.symbols.some((symbol) => symbols.has(plain(symbol)))) ??
    partners.find(({ address }) => isSameAddress(address, other.address)) ??
    partners.find(({ name }) => plain(name) === plain(other.name))
  );
}

/** What one node has wrong about another; nothing when it does not list it. */
export function comparePartner(home: NodeWithPartners, other: NodeWithPartners): PartnerDifference[] {
  const listed = listedAs(home.partners, other.node);
  if (!listed) return [];
  const back = listedAs(other.partners, home.node);
  if (!back) return [{ matter: 'unknown', listed: listed.name, says: '' }];
  const found: PartnerDifference[] = [];
  const note = (matter: PartnerMatter, here: string, there: string, since?: string): void => {
    found.push({ matter, listed: here, says: there, ...(since ? { since } : {}) });
  };
  const { node } = other;
  if (plain(listed.name) !== plain(node.name)) note('name', listed.name, node.name);
  const wrong = listed.symbols.find((symbol) => !node.symbols.some((each) => plain(each) === plain(symbol)));
  const signs = node.symbols[0];
  if (wrong) note('symbol', wrong, node.symbols.join(', '));
  else if (signs && !listed.symbols.some((each) => plain(each) === plain(signs)))
    note('symbol', listed.symbols.join(', '), signs);
  if (!isSameAddress(listed.address, node.address)) note('address', listed.address, node.address);
  // Both describe what the two of them speak: it is found once, at the node that comes first.
  const spoken = [listed, back].map(({ dialect, isoVersion }) => `${dialect} ${isoVersion}`) as [string, string];
  if (spoken[0] !== spoken[1] && home.node.symbols.join() < node.symbols.join()) note('dialect', ...spoken);
  const closure = differentClosure(listed.closures, node);
  if (closure) note('closure', ...closure);
  const key = keyProblem(listed, back);
  if (key) note('credential', ...key);
  return found;
}

const plain = (text: string): string => text.trim().toLocaleLowerCase('en');

/** Scheme and host in small letters, this machine by one name, no slash at the end. */
function isSameAddress(one: string, other: string): boolean {
  return comparable(one) === comparable(other);
}

function comparable(address: string): string {
  if (!URL.canParse(address)) return plain(address);
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host.replace(/^(localhost|\[::1\])(?=:|$)/, '127.0.0.1')}${pathname.replace(/\/+$/, '')}`;
}

/** A closure that is listed and not planned, or one that is on today and not listed; those to come are told when they concern a request. */
function differentClosure(listed: readonly ClosedDays[], { closures, today }: NodeFacts): [string, string] | undefined {
  const invented = listed.find(
    (each) => each.until >= today && !closures.some(({ from, until }) => from <= each.from && until >= each.until),
  );
  if (invented) return [daysText(invented), closures.map(daysText).join(', ')];
  const now = closures.find(({ from, until }) => from <= today && until >= today);
  if (now && !listed.some(({ from, until }) => from <= today && until >= today)) return ['', daysText(now)];
  return undefined;
}

const daysText = ({ from, until }: ClosedDays): string => (from === until ? from : `${from} – ${until}`);

/** Kinds of presenting, and the kind of credential that each answers to. */
const answersTo: Readonly<Record<string, readonly string[]>> = {
  bearer: ['token'],
  header: ['token'],
  basic: ['basic'],
  certificate: ['certificate'],
  none: ['path', 'account'],
};

/** What is presented must be among what is accepted: [presented, accepted, since]. */
function keyProblem(
  { presents, refusedSince }: PartnerFacts,
  { accepts }: PartnerFacts,
): [string, string, string | undefined] | undefined {
  const kinds = answersTo[presents.kind] ?? [];
  const fitting = accepts.filter(({ kind }) => kinds.includes(kind));
  const isKnown = fitting.some(({ mark }) => !presents.mark || !mark || mark === presents.mark);
  if (isKnown && !refusedSince) return undefined;
  return [keyText(presents), accepts.map(keyText).join(', '), refusedSince];
}

const keyText = ({ kind, mark }: PartnerFacts['presents']): string => (mark ? `${kind} ${mark}` : kind);
