/** Addresses that a job may be mailed to: of people who work here, at domains that an administrator allows, or any with a permission. */
import { domainsIn, isAtOneOf, isDomain } from '../../domain/letters/mail-address.js';
import { librariesWith, type Rights } from '../../domain/staff/permissions.js';
import type { LocalRecords } from '../model/local-records.js';
import type { FindReaders } from './mail-readers.js';

export interface AddressRules {
  local: Pick<LocalRecords, 'policies'>;
  findReaders: FindReaders;
}

/** Whether an address is that of nobody who works here. */
export const isOfNobodyHere = async ({ findReaders }: Pick<AddressRules, 'findReaders'>, address: string) =>
  (await findReaders(address)).length === 0;

/** Those of the addresses that this maker may not have anything mailed to. */
export async function outsideAddresses(
  { local, findReaders }: AddressRules,
  addresses: readonly string[],
  rights: Rights,
): Promise<string[]> {
  if (addresses.length === 0 || librariesWith(rights, 'mailOutside').length > 0) return [];
  // What was written before domains were checked allows nothing that would be refused today.
  const domains = domainsIn((await local.policies.inForce()).mailDomains).filter(isDomain);
  const outside: string[] = [];
  for (const address of addresses)
    if (!isAtOneOf(address, domains) && (await isOfNobodyHere({ findReaders }, address))) outside.push(address);
  return outside;
}
