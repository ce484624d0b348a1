/**
 * Which addresses a courier may dial. Pure: no look-up, no socket.
 * Everything but global unicast is refused unless a configured range names it, so that a partner's address can
 * never point the gateway at its own network. Forms that carry an IPv4 address inside IPv6 (mapped, NAT64, 6to4) are
 * refused whatever they carry. No range opens link-local addresses and those at which a cloud gives a machine its credentials:
 * whoever lists `0.0.0.0/0` for partners in private networks does not mean these.
 */
import ipaddr from 'ipaddr.js';
import { notAllowed, type Reason, rangeWords } from './words.js';

type Refusal = { ok: false; rule: string } & Reason;
export type AddressVerdict = { ok: true; listed: boolean } | Refusal;
export type UrlVerdict =
  /** `host` without brackets; `literal` when it is an address and no name has to be looked up. */
  { ok: true; url: URL; host: string; literal: boolean } | Refusal;

export interface DialGuard {
  /** Judges one address as it would be dialled. `listed`: allowed by a configured range only. */
  address(address: string): AddressVerdict;
  /** Judges scheme, user info, port and, for a literal, the address. */
  url(url: string): UrlVerdict;
}

/** CIDRs or single addresses beside those of the Internet; `nobody`: no address at all is dialled, as by a read-only copy. */
export type AllowedAddresses = readonly string[] | 'nobody';

/** Throws a plain sentence for a range that is neither a CIDR nor an address. */
export function createDialGuard(allowAddresses: AllowedAddresses): DialGuard {
  if (allowAddresses === 'nobody')
    return { address: () => refuse('read-only', 'readOnly'), url: () => refuse('read-only', 'readOnly') };
  const allowed = allowAddresses.map(parseRange);
  const guard: DialGuard = {
    address: (address) => judgeAddress(address, allowed),
    url: (text) => judgeUrl(text, guard),
  };
  return guard;
}

type Range = [Address, number];

function parseRange(text: string): Range {
  try {
    if (text.includes('/')) return ipaddr.parseCIDR(text);
    const address = ipaddr.parse(text);
    return [address, address.kind() === 'ipv4' ? 32 : 128];
  } catch (cause) {
    throw new Error(`"${text}" is not an address range such as 10.0.0.0/8 or fd00::/8.`, { cause });
  }
}

/** IPv6 hands out global unicast from 2000::/3 only; what ipaddr.js calls unicast outside of it is no partner's. */
const globalUnicast6 = ipaddr.parseCIDR('2000::/3');

function judgeAddress(text: string, allowed: readonly Range[]): AddressVerdict {
  if (!ipaddr.isValid(text) || text.includes('%')) return refuse('unreadable', 'isNone', { text });
  const address = ipaddr.parse(text);
  const never = isNever(address);
  if (never) return refuse(never, 'is', { text, what: rangeWords(never) });
  if (allowed.some((range) => isIn(address, range))) return { ok: true, listed: true };
  const range = address.range();
  const is = (rule: string) => refuse(rule, 'is', { text, what: rangeWords(rule) });
  if (range !== 'unicast') return is(range);
  if (address.kind() === 'ipv6' && !address.match(globalUnicast6)) return is('reserved');
  return { ok: true, listed: false };
}

type Address = ipaddr.IPv4 | ipaddr.IPv6;
const never: readonly [rule: string, ...ranges: Range[]][] = [
  ['linkLocal', ipaddr.parseCIDR('169.254.0.0/16'), ipaddr.parseCIDR('fe80::/10')],
  // Beside the link-local ones: of AWS by IPv6, Alibaba, Azure, Oracle.
  ['metadata', ...['fd00:ec2::254', '100.100.100.200', '168.63.129.16', '192.0.0.192'].map(parseRange)],
];

/** By which rule an address is dialled under no circumstances, itself or as the IPv4 address that it carries. */
function isNever(address: Address): string | undefined {
  const both = [address, carriedIn(address)].filter((each) => each !== undefined);
  return never.find(([, ...ranges]) => ranges.some((range) => both.some((each) => isIn(each, range))))?.[0];
}

const isIn = (address: Address, [base, bits]: Range): boolean =>
  base.kind() === address.kind() && address.match(base, bits);

/** Where the IPv4 address stands within an IPv6 one: mapped, translated (NAT64), 6to4. */
const carriers: readonly [Range, at: number][] = [
  [ipaddr.parseCIDR('::ffff:0:0/96'), 12],
  [ipaddr.parseCIDR('64:ff9b::/96'), 12],
  [ipaddr.parseCIDR('2002::/16'), 2],
];

function carriedIn(address: Address): ipaddr.IPv4 | undefined {
  const [, at] = carriers.find(([range]) => isIn(address, range)) ?? [];
  return at === undefined ? undefined : new ipaddr.IPv4(address.toByteArray().slice(at, at + 4));
}

const refuse = (rule: string, ...why: Tail<typeof notAllowed>): Refusal => ({
  ok: false,
  rule,
  ...notAllowed(rule, ...why),
});
type Tail<F> = F extends (rule: string, ...rest: infer Rest) => unknown ? Rest : never;

function judgeUrl(text: string, guard: DialGuard): UrlVerdict {
  if (!URL.canParse(text)) return refuse('unreadable', 'notWeb');
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return refuse('scheme', 'scheme', { scheme: url.protocol });
  if (url.username !== '' || url.password !== '') return refuse('user-info', 'userInfo');
  // Port 0 and absent ports: WHATWG drops the scheme's default and keeps "0".
  if (url.port !== '' && blockedPorts.has(Number(url.port))) return refuse('port', 'port', { port: url.port });
  // WHATWG has already turned decimal, octal, hexadecimal and trailing-dot forms into plain dotted addresses.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const literal = ipaddr.isValid(host);
  const verdict = literal ? guard.address(host) : undefined;
  return verdict?.ok === false ? verdict : { ok: true, url, host, literal };
}

/** The ports browsers refuse (Fetch standard) and those of databases, brokers and remote control. */
const blockedPorts = new Set([
  0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110,
  111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 445, 465, 512, 513, 514, 515, 526, 530, 531,
  532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1433, 1521, 1719, 1720, 1723, 2049, 2375, 2376, 2379,
  2380, 3306, 3389, 3659, 4045, 4190, 4369, 5060, 5061, 5432, 5671, 5672, 5900, 6000, 6379, 6443, 6566, 6665, 6666,
  6667, 6668, 6669, 6679, 6697, 9042, 9200, 9300, 10080, 11211, 25672, 27017,
]);
