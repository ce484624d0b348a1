/** A partner record of Alma as a partner of ours: what is taken over, what is wrong, what has no place here. */

import { message, type Wording } from '../../words/message.js';
import { isMailAddress } from '../letters/mail-address.js';
import type { PartnerFieldsGiven } from '../partner/fields.js';
import type { AddressUse, PartnerAddress, PartnerContact } from '../partner/records.js';

export interface AlmaPartner extends PartnerFieldsGiven {
  code: string;
  name: string;
  status: 'active' | 'inactive';
  symbols: { type: string; value: string }[];
  url: string;
  /** Codes of workflow profiles, as Alma calls them. */
  borrowingProfile?: string;
  lendingProfile?: string;
}
export interface FieldRemark {
  field: string;
  problem: Wording;
}
export interface ReadPartner {
  partner: AlmaPartner;
  problems: FieldRemark[];
  /** What was taken otherwise than it stands, or not at all. */
  remarks: FieldRemark[];
}

type Fields = Record<string, unknown>;

/** In JSON's shape, as the partner API answers. Fields are named as Alma names them. */
export function partnerIn(record: Fields): ReadPartner {
  const details = fieldsOf(record['partner_details'] ?? record);
  const profile = fieldsOf(details['profile_details']);
  const type = text(profile['profile_type']);
  const isByEmail = type === 'EMAIL';
  const own = fieldsOf(profile[(type && detailsOf[type]) ?? 'iso_18626_details']);
  const problems: FieldRemark[] = [];
  const remarks: FieldRemark[] = [];
  const wrong = (field: string, problem: Wording) => problems.push({ field, problem });
  const code = text(details['code']) ?? '';
  const name = text(details['name']) ?? '';
  if (code === '') wrong('code', message('refusedAlma.codeNeeded'));
  if (name === '') wrong('name', message('refusedFile.nameNeeded'));
  const url = isByEmail ? '' : addressOf(type, own, wrong, remarks);
  const symbols = isByEmail ? symbolOfCode(code, remarks) : symbolsOf(text(own['iso_symbol']), type, wrong, remarks);
  const people = contactsOf(fieldsOf(record['contact_info']), name);
  for (const field of ['auto_cancel_reason', 'locate_profile', 'institution_code', 'holding_code'] as const)
    if (text(details[field]))
      remarks.push({ field, problem: message('refusedAlma.leftOut', { text: text(details[field]) }) });
  return {
    partner: {
      code,
      name,
      url,
      symbols,
      status: text(details['status'])?.toUpperCase() === 'INACTIVE' ? 'inactive' : 'active',
      ...said('systemType', text(fieldsOf(details['system_type'])['desc']) ?? text(details['system_type'])),
      ...said('currency', text(details['currency'])?.toUpperCase()),
      // Alma: "supports borrowing" means that we can borrow from it.
      ...said('lending', yes(details['borrowing_supported'])),
      ...said('borrowing', yes(details['lending_supported'])),
      ...said('borrowingProfile', text(details['borrowing_workflow'])),
      ...said('lendingProfile', text(details['lending_workflow'])),
      ...said('averageSupplyDays', days('avg_supply_time', details, wrong)),
      ...said('deliveryDelayDays', days('delivery_delay', details, wrong)),
      ...said('autoClaimDays', days('auto_claim_time', details, wrong, 'auto_claim_supported')),
      ...said('autoCancelDays', days('auto_cancel_time', details, wrong, 'auto_cancel_supported')),
      ...said('overdueResendDays', days('resending_overdue_message_interval', own, wrong)),
      ...said('sendRequesterInformation', yes(own['send_requester_information'])),
      ...said('sharedBarcodes', yes(own['shared_barcodes'])),
      ...said('alternativeDocumentDelivery', yes(own['alternative_document_delivery'])),
      ...said('returnInfo', yes(own['return_info'])),
      ...expiryOf(own, wrong),
      ...people,
      ...(isByEmail ? writtenTo(text(own['email']), people.contacts ?? [], name, wrong) : { byEmail: false }),
      ...notesOf(record),
    },
    problems,
    remarks,
  };
}

type Wrong = (field: string, problem: Wording) => void;

const detailsOf: Record<string, string> = { ISO: 'iso_details', EMAIL: 'email_details' };

/** Alma knows no symbol of who is written to: its code is for it until staff know one. */
export const almaCodeSymbol = 'ALMA';
function symbolOfCode(code: string, remarks: FieldRemark[]): AlmaPartner['symbols'] {
  if (code === '') return [];
  remarks.push({
    field: 'iso_symbol',
    problem: message('refusedAlma.symbolOfCode', { symbol: `${almaCodeSymbol}:${code}` }),
  });
  return [{ type: almaCodeSymbol, value: code }];
}

/** The address of the profile is the one that is written to, else the address that stands among the contacts. */
function writtenTo(
  email: string | undefined,
  contacts: readonly PartnerContact[],
  name: string,
  wrong: Wrong,
): Pick<PartnerFieldsGiven, 'byEmail' | 'contacts'> {
  const address =
    email ?? (contacts.find((each) => each.email && each.preferred) ?? contacts.find((each) => each.email))?.email;
  if (!address || !isMailAddress(address))
    wrong(
      'email',
      address ? message('refusedAlma.noMailAddress', { address }) : message('refusedAlma.mailAddressNeeded'),
    );
  const isIt = (each: PartnerContact) => each.email?.toLowerCase() === address?.toLowerCase();
  const others = contacts.filter((each) => !isIt(each)).map(({ preferred: _no, ...each }) => each);
  const first = contacts.find(isIt) ?? { name, ...said('email', address) };
  return { byEmail: true, contacts: [{ ...first, preferred: true }, ...others] };
}

/** ISO 10161 is another protocol on another port: only an address of the web can be one of ISO 18626. */
function addressOf(type: string | undefined, own: Fields, wrong: Wrong, remarks: FieldRemark[]): string {
  if (type !== 'ISO_18626' && type !== 'ISO') {
    wrong('profile_type', message('refusedAlma.notIso18626', { type: type ?? 'Nothing' }));
    return '';
  }
  const server = text(own['ill_server']) ?? '';
  if (!/^https?:\/\/\S+$/i.test(server)) wrong('ill_server', message('refusedAlma.noAddress', { server }));
  else if (type === 'ISO')
    remarks.push({
      field: 'profile_type',
      problem: message('refusedAlma.iso10161'),
    });
  return server;
}

/** `ISIL:CA-OOLAC`, `NLA:NMQU`, or the symbol alone, which is taken for an ISIL. */
function symbolsOf(symbol: string | undefined, type: string | undefined, wrong: Wrong, remarks: FieldRemark[]) {
  if (!symbol) {
    if (type === 'ISO_18626' || type === 'ISO') wrong('iso_symbol', message('refusedAlma.symbolNeeded'));
    return [];
  }
  const [, authority, value] = /^([A-Za-z][\w-]*):(\S+)$/.exec(symbol) ?? [];
  if (authority && value) return [{ type: authority, value }];
  if (/\s|:/.test(symbol)) {
    wrong('iso_symbol', message('refusedAlma.noSymbol', { symbol }));
    return [];
  }
  if (!/^[A-Z]{2,4}-/i.test(symbol))
    remarks.push({ field: 'iso_symbol', problem: message('refusedAlma.noAuthority', { symbol }) });
  return [{ type: 'ISIL', value: symbol }];
}

function expiryOf(own: Fields, wrong: Wrong): Pick<PartnerFieldsGiven, 'expiryType' | 'expiryBusinessDays'> {
  const type = text(own['request_expiry_type'] ?? own['expiry_type']);
  switch (type) {
    case undefined:
      return {};
    case 'NO_EXPIRY':
      return { expiryType: 'never' };
    case 'INTEREST_DATE':
      return { expiryType: 'interestDate' };
    case 'EXPIRY_TIME':
      return { expiryType: 'days', ...said('expiryBusinessDays', days('expiry_time', own, wrong)) };
    default:
      wrong('request_expiry_type', message('refusedAlma.expiryType', { type }));
      return {};
  }
}

function days(field: string, from: Fields, wrong: Wrong, unless?: string): number | undefined {
  if (unless && yes(from[unless]) === false) return 0;
  const written = text(from[field]);
  if (written === undefined) return undefined;
  const number = Number(written);
  if (Number.isInteger(number) && number >= 0 && number <= 1000) return number;
  wrong(field, message('refusedAlma.expiryDays', { days: written }));
  return undefined;
}

const uses: Record<string, AddressUse> = {
  order: 'orders',
  claim: 'claims',
  payment: 'billing',
  billing: 'billing',
  returns: 'returns',
  shipping: 'shipping',
  office: 'office',
  all: 'all',
};

function contactsOf(info: Fields, name: string): Pick<PartnerFieldsGiven, 'contacts' | 'addresses'> {
  const addresses = listed(info, 'address', 'addresses').flatMap((each): PartnerAddress[] => {
    const lines = ['line1', 'line2', 'line3', 'line4', 'line5'].flatMap((line) => text(each[line]) ?? []);
    const [line1, ...more] = lines;
    const kinds = typesOf(each, 'address').flatMap((type) => uses[type.toLowerCase()] ?? []);
    if (line1 === undefined) return [];
    return [
      {
        uses: kinds.length > 0 ? [...new Set(kinds)] : ['all'],
        line1,
        ...said('line2', more.join(', ') || undefined),
        ...said('locality', text(each['city'])),
        ...said('region', text(each['state_province'])),
        ...said('postalCode', text(each['postal_code'])),
        ...said('country', text(each['country'])),
        ...said('note', text(each['address_note'])),
        ...(yes(each['preferred']) ? { preferred: true } : {}),
      },
    ];
  });
  const contact = (each: Fields, kind: 'email' | 'phone', value: string | undefined): PartnerContact[] =>
    value === undefined
      ? []
      : [
          {
            name,
            ...said('role', typesOf(each, kind).join(', ') || undefined),
            [kind]: value,
            ...(yes(each['preferred']) ? { preferred: true } : {}),
          },
        ];
  const contacts = [
    ...listed(info, 'email', 'emails').flatMap((each) => contact(each, 'email', text(each['email_address']))),
    ...listed(info, 'phone', 'phones').flatMap((each) => contact(each, 'phone', text(each['phone_number']))),
  ];
  return { ...(addresses.length > 0 ? { addresses } : {}), ...(contacts.length > 0 ? { contacts } : {}) };
}

function notesOf(record: Fields): Pick<PartnerFieldsGiven, 'notes'> {
  const notes = listed(record, 'note', 'notes').flatMap((each) => text(each['content']) ?? []);
  return notes.length > 0 ? { notes: notes.map((note) => ({ text: note })) } : {};
}

const typesOf = (from: Fields, kind: string): string[] =>
  [...many(from[`${kind}_type`]), ...many(fieldsOf(from[`${kind}_types`])[`${kind}_type`])].flatMap(
    (each) => text(each) ?? [],
  );

/** JSON has the list itself, XML an element around it. */
const listed = (from: Fields, one: string, all: string): Fields[] =>
  [...many(from[one]), ...many(fieldsOf(from[all])[one])].map(fieldsOf);

const many = (value: unknown): unknown[] => (value === undefined || value === null ? [] : [value].flat());

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});

/** A value as text, also of `{ value, desc }`; nothing when it is empty. */
function text(value: unknown): string | undefined {
  const plain = typeof value === 'object' && value !== null ? (value as Fields)['value'] : value;
  const written =
    typeof plain === 'string' || typeof plain === 'number' || typeof plain === 'boolean' ? String(plain).trim() : '';
  return written === '' ? undefined : written;
}

const yes = (value: unknown): boolean | undefined => {
  const written = text(value)?.toLowerCase();
  return written === undefined ? undefined : written === 'true';
};

const said = <K extends string, V>(name: K, value: V | undefined): { [N in K]?: V } =>
  (value === undefined ? {} : { [name]: value }) as { [N in K]?: V };
