/** How attempts to sign in are slowed. Nobody is locked out: whoever knows the password gets in, at worst after a wait. */

export interface SlowingRules {
  windowMs: number;
  /** Failures within the window before it gets slow: of one account, and of one address. */
  account: number;
  address: number;
  /** The first wait; it doubles with every further failure, up to the longest. */
  firstMs: number;
  longestMs: number;
  /** Attempts of one address on one account that may wait at once, all of one address that may, and all that may. */
  waitingEach: number;
  waitingOfAddress: number;
  waitingAll: number;
}

export const slowingRules: SlowingRules = {
  windowMs: 900_000,
  account: 5,
  address: 20,
  firstMs: 500,
  longestMs: 8000,
  waitingEach: 2,
  waitingOfAddress: 20,
  waitingAll: 200,
};

/** How long the next attempt waits, in milliseconds, when its account and its address have tried so often. */
export function waitFor({ account, address }: { account: number; address: number }, rules: SlowingRules): number {
  const beyond = Math.max(account - rules.account, address - rules.address);
  return beyond <= 0 ? 0 : Math.min(rules.longestMs, rules.firstMs * 2 ** Math.min(20, beyond - 1));
}

/** Worth telling whoever looks after the node: the first time it gets slow, and then now and again. */
export const isTelling = (count: number, allowed: number): boolean =>
  count === allowed + 1 || (count > allowed && count % 50 === 0);

/** Who waits in this process; more than may wait are turned away at once. */
export function createWaiting({ waitingEach, waitingOfAddress, waitingAll }: SlowingRules) {
  const held = new Map<string, number>();
  const change = (what: string, by: number) => {
    const now = (held.get(what) ?? 0) + by;
    if (now > 0) held.set(what, now);
    else held.delete(what);
  };
  let all = 0;
  /** Whether nobody more of that network may wait: what cannot even wait is not counted, so that a flood of names fills no table. */
  const isFull = (network: string): boolean => (held.get(`address ${network}`) ?? 0) >= waitingOfAddress;
  /** `network`: whose attempt it is; one that tries ever new names must not take the places of all others. */
  const enter = async (account: string, network: string, pause: () => Promise<unknown>): Promise<boolean> => {
    const each = `${account} ${network}`;
    const ofAddress = `address ${network}`;
    if ((held.get(each) ?? 0) >= waitingEach || all >= waitingAll) return false;
    if (isFull(network)) return false;
    for (const what of [each, ofAddress]) change(what, 1);
    all += 1;
    try {
      await pause();
      return true;
    } finally {
      all -= 1;
      for (const what of [each, ofAddress]) change(what, -1);
    }
  };
  return Object.assign(enter, { isFull });
}

/**
 * What attempts of an address are counted under: itself, and of IPv6 the network of 56 bits, which one subscriber has at
 * most. Ports, which some proxies write behind it, count for nothing. Anything else is taken as it is.
 */
export const networkOf = (address: string): string => networkIn(address, 56);

/** Under what is counted who tries one and the same card: of IPv6 a whole site of 48 bits, which gives anybody 65,536 networks. */
export const siteOf = (address: string): string => networkIn(address, 48);

/** `bits`: so many of an IPv6 address count. */
function networkIn(address: string, bits: 48 | 56): string {
  const withoutPort = address.replace(/^\[([\da-f:.]+)\](:\d+)?$/i, '$1').replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1');
  const plain = withoutPort.replace(/^::ffff:(?=\d+\.)/i, '').split('%')[0] ?? '';
  if (!plain.includes(':')) return plain;
  const [before = '', after] = plain.split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const filled =
    after === undefined ? head : [...head, ...Array(Math.max(0, 8 - head.length - tail.length)).fill('0'), ...tail];
  const parts = filled.slice(0, Math.ceil(bits / 16)).map((part, at) => {
    const value = Number.parseInt(part, 16) || 0;
    // Of a part that counts in half, the other half is nothing.
    return (16 * (at + 1) > bits ? value & 0xff00 : value).toString(16);
  });
  return `${parts.join(':')}::/${bits}`;
}
