/** What a partner sets up in its own system to be known here, a part a line, by the kind of its credential. */

/** `secret` parts are shown once. */
export const credentialParts = {
  address: { secret: false },
  secretAddress: { secret: true },
  header: { secret: true },
  user: { secret: false },
  password: { secret: true },
  accountId: { secret: false },
  securityCode: { secret: true },
  fingerprint: { secret: false },
} as const;
export type CredentialPart = keyof typeof credentialParts;
export const credentialPartNames = Object.keys(credentialParts) as [CredentialPart, ...CredentialPart[]];

export interface PartOfCredential {
  part: CredentialPart;
  value: string;
}

interface Issued {
  /** The partner's code: its user, and its account in messages. */
  code: string;
  secret: string;
  fingerprint: string;
  /** Where partners send their messages: `https://ill.example.ca/iso18626`. */
  address: string;
}

const partsByKind = {
  token: ({ address, secret }) => [is('address', address), is('header', `Authorization: Bearer ${secret}`)],
  basic: ({ address, code, secret }) => [is('address', address), is('user', code), is('password', secret)],
  path: ({ address, secret }) => [is('secretAddress', `${address}/${secret}`)],
  account: ({ address, code, secret }) => [is('address', address), is('accountId', code), is('securityCode', secret)],
  certificate: ({ address, fingerprint }) => [is('address', address), is('fingerprint', fingerprint)],
} satisfies Record<string, (issued: Issued) => PartOfCredential[]>;

function is(part: CredentialPart, value: string): PartOfCredential {
  return { part, value };
}

export const partsOfCredential = (kind: keyof typeof partsByKind, issued: Issued): PartOfCredential[] =>
  partsByKind[kind](issued);
