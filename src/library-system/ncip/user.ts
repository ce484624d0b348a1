/** The user in an answer to LookupUser, which systems write least alike. */
import type { SystemUser } from '../port.js';
import { at, branchesOf, type NcipElement, textAt } from './tree.js';

export function userIn(answer: NcipElement): SystemUser {
  const fields = at(answer, 'UserOptionalFields');
  const name = nameIn(at(fields, 'NameInformation'));
  const addresses = branchesOf(fields, 'UserAddressInformation');
  const privileges = branchesOf(fields, 'UserPrivilege').map(privilegeIn);
  const blocks = [
    ...branchesOf(fields, 'BlockOrTrap').map((each) => textAt(each, 'BlockOrTrapType') ?? textAt(each) ?? 'Block'),
    ...privileges.flatMap(({ type, status }) => (isStatus(type) && isBlocked(status) ? [status ?? ''] : [])),
  ];
  const found: Partial<SystemUser> = {
    ...name,
    ...present('email', emailIn(addresses)),
    ...present('phone', phoneIn(addresses)),
    ...present('address', postalIn(addresses)),
    ...present('group', groupIn(privileges)),
    ...present('language', textAt(fields, 'UserLanguage')),
    ...present(
      'expires',
      privileges
        .map(({ until }) => until)
        .sort()
        .find((each) => each !== undefined),
    ),
  };
  const userId =
    textAt(answer, 'UserId', 'UserIdentifierValue') ?? textAt(fields, 'UserId', 'UserIdentifierValue') ?? '';
  return { userId, ...found, blocked: blocks.length > 0, blocks };
}

const present = (name: keyof SystemUser, text: string | undefined) => (text === undefined ? {} : { [name]: text });

function nameIn(information: NcipElement | undefined): Pick<SystemUser, 'name' | 'givenName' | 'surname'> {
  const personal = at(information, 'PersonalNameInformation') ?? information;
  const structured = at(personal, 'StructuredPersonalUserName');
  const givenName = textAt(structured, 'GivenName');
  const surname = textAt(structured, 'Surname');
  const whole = textAt(personal, 'UnstructuredPersonalUserName') ?? [givenName, surname].filter(Boolean).join(' ');
  return {
    ...(whole ? { name: whole } : {}),
    ...(givenName ? { givenName } : {}),
    ...(surname ? { surname } : {}),
  };
}

/** Electronic addresses with their type, in lower case. */
const electronicIn = (addresses: readonly NcipElement[]) =>
  addresses.flatMap((each) =>
    branchesOf(each, 'ElectronicAddress').map((address) => ({
      type: textAt(address, 'ElectronicAddressType')?.toLowerCase() ?? '',
      data: textAt(address, 'ElectronicAddressData'),
    })),
  );

/** Called `emailAddress`, `electronic mail address` or `mailto`, or known by its sign. */
const emailIn = (addresses: readonly NcipElement[]): string | undefined =>
  electronicIn(addresses)
    .map(({ data }) => data?.replace(/^mailto:/i, ''))
    .find((data) => data !== undefined && /^[^\s@]+@[^\s@]+$/.test(data));

const phoneIn = (addresses: readonly NcipElement[]): string | undefined =>
  electronicIn(addresses)
    .find(({ type, data }) => /tel|phone|mobile/.test(type) && data !== undefined)
    ?.data?.replace(/^tel:/i, '');

const lines = ['Line1', 'Line2', 'Street', 'HouseName', 'Locality', 'Region', 'PostalCode', 'Country'];

function postalIn(addresses: readonly NcipElement[]): string | undefined {
  for (const each of addresses) {
    const physical = at(each, 'PhysicalAddress');
    const structured = at(physical, 'StructuredAddress');
    const text =
      textAt(physical, 'UnstructuredAddress', 'UnstructuredAddressData') ??
      lines
        .map((line) => textAt(structured, line))
        .filter(Boolean)
        .join(', ');
    if (text) return text;
  }
  return undefined;
}

interface Privilege {
  type: string;
  status: string | undefined;
  until: string | undefined;
}

const privilegeIn = (privilege: NcipElement): Privilege => ({
  type: textAt(privilege, 'AgencyUserPrivilegeType') ?? '',
  status: textAt(privilege, 'UserPrivilegeStatus', 'UserPrivilegeStatusType'),
  until: /^\d{4}-\d\d-\d\d/.exec(textAt(privilege, 'ValidToDate') ?? '')?.[0],
});

const isStatus = (type: string): boolean =>
  !/^(profile|(patron|user) ?group|category|library ?user ?type)$/i.test(type);
const isBlocked = (status: string | undefined): boolean =>
  status !== undefined && /block|inactive|not active|suspend|expired|barred|denied/i.test(status);

/** Some write the group as the type of the privilege, some as the status of one of the type `PROFILE`. */
function groupIn(privileges: readonly Privilege[]): string | undefined {
  const named = privileges.find(({ type, status }) => !isStatus(type) && status !== undefined);
  return named?.status ?? privileges.find(({ type }) => type !== '' && !/^(user )?status$/i.test(type))?.type;
}
