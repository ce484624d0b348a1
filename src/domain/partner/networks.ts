/** Address ranges in CIDR notation, v4 and v6. An address that came as v4 within v6 is read as v4. */
import { type Message, message } from '../../words/message.js';

interface Range {
  family: 4 | 6;
  bits: bigint;
  length: number;
}

/** Whether an address is in one of the ranges. What is no address is in none. */
export function isWithin(address: string, networks: readonly string[]): boolean {
  const whole = rangeOf(address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, ''));
  return whole !== undefined && networks.some((each) => covers(rangeOf(each), whole));
}

/** Why a range cannot be kept, with the remedy. */
export function networkProblem(network: string): Message | undefined {
  const range = rangeOf(network);
  if (!range) return message('refusedPartner.noRange', { network });
  return range.length === 0 ? message('refusedPartner.wholeInternet', { network }) : undefined;
}

function covers(range: Range | undefined, { family, bits }: Range): boolean {
  if (range?.family !== family) return false;
  const rest = BigInt(widthOf(family) - range.length);
  return range.bits >> rest === bits >> rest;
}

const widthOf = (family: 4 | 6): number => (family === 4 ? 32 : 128);

function rangeOf(text: string): Range | undefined {
  const [, address = '', given] = /^([0-9a-fA-F:.]+)(?:\/(\d{1,3}))?$/.exec(text.trim()) ?? [];
  const family = address.includes(':') ? 6 : 4;
  const bits = family === 4 ? bitsOf4(address) : bitsOf6(address);
  const length = given === undefined ? widthOf(family) : Number(given);
  return bits === undefined || length > widthOf(family) ? undefined : { family, bits, length };
}

function bitsOf4(address: string): bigint | undefined {
  const parts = address.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
  return parts.reduce((sum, part) => (sum << 8n) + BigInt(part), 0n);
}

function bitsOf6(address: string): bigint | undefined {
  const halves = address.split('::');
  if (halves.length > 2) return undefined;
  const [front = [], back = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - front.length - back.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...front, ...Array<string>(halves.length === 2 ? missing : 0).fill('0'), ...back];
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  return groups.reduce((sum, group) => (sum << 16n) + BigInt(`0x${group}`), 0n);
}
