/** Partners, their credentials and their channels. */
import { credentialPartNames } from '../domain/partner/credential-parts.js';
import { healths } from '../domain/partner/health.js';
import { partnerSorts } from '../domain/partner/search.js';
import { items, made, type Operation, ok, paging } from './operation.js';
import type { Shape } from './schemas.js';
import { integer, line, list, object, oneOfThese, optional, ref, text, yesNo } from './shape.js';

export const partnerOperations = [
  {
    method: 'get',
    path: '/partners',
    id: 'listPartners',
    tag: 'partners',
    permission: 'seePartners',
    summary: 'Partners with the state of their channels.',
    query: {
      q: line(200, { description: 'Parts of name, code or symbol; case and accents do not matter.' }),
      code: list(line(100, { minLength: 1 }), { maxItems: 200, description: 'These alone.' }),
      status: oneOfThese('active', 'inactive'),
      health: list(oneOfThese(...healths), { maxItems: 10, description: 'What is known of the way to them.' }),
      lending: yesNo,
      borrowing: yesNo,
      byEmail: yesNo,
      practice: yesNo,
      sort: {
        ...oneOfThese(...partnerSorts),
        default: 'directory',
        description: '`directory`: by their places in it; `trouble`: those in trouble first, then by name.',
      },
      ...paging,
    },
    answer: ok(ref('PartnerPage')),
  },
  {
    method: 'get',
    path: '/partner-health',
    id: 'countPartners',
    tag: 'partners',
    permission: 'seePartners',
    summary: 'How many partners answer, are silent, held back or were never reached.',
    answer: ok(ref('PartnerHealth')),
  },
  {
    method: 'get',
    path: '/removed-partners',
    id: 'listRemovedPartners',
    tag: 'partners',
    permission: 'seePartners',
    summary: 'Partners that were removed and are kept for their past requests.',
    answer: ok(items('RemovedPartner')),
  },
  {
    method: 'post',
    path: '/partners',
    id: 'addPartner',
    tag: 'partners',
    permission: 'keepPartners',
    summary: 'Add a partner. The token it will call us with is shown this once.',
    body: 'PartnerDraft',
    answer: made(ref('PartnerAdded')),
    problems: [422],
  },
  {
    method: 'get',
    path: '/partners/{code}',
    id: 'readPartner',
    tag: 'partners',
    permission: 'seePartners',
    summary: 'One partner.',
    answer: ok(ref('PartnerView')),
    problems: [404],
  },
  {
    method: 'patch',
    path: '/partners/{code}',
    id: 'changePartner',
    tag: 'partners',
    permission: 'keepPartners',
    summary: 'Change what is named; the code stays. Lists, also that of the symbols, are said anew.',
    body: 'PartnerChange',
    answer: ok(ref('PartnerView')),
    problems: [404, 422],
  },
  {
    method: 'delete',
    path: '/partners/{code}',
    id: 'removePartner',
    tag: 'partners',
    permission: 'keepPartners',
    summary:
      'Remove a partner with its symbols and credentials. Not while requests with it are open: a 409 lists them.',
    answer: 'none',
    problems: [404, 409],
  },
  {
    method: 'post',
    path: '/partners/{code}/test',
    id: 'testPartner',
    tag: 'partners',
    permission: 'keepPartners',
    summary: 'Try the connection step by step, with a remedy for each step that fails.',
    answer: ok(items('PartnerTestStep')),
    problems: [404],
  },
  {
    method: 'post',
    path: '/partners/{code}/address/confirm',
    id: 'confirmAddress',
    tag: 'partners',
    permission: 'keepSecrets',
    summary:
      'Confirm the new address: what was entered for another origin is presented there from now on, and waiting messages go.',
    body: 'AddressConfirmation',
    answer: ok(ref('PartnerView')),
    problems: [404, 409],
  },
  {
    method: 'post',
    path: '/directory/imports/{id}/confirm-addresses',
    id: 'confirmImportedAddresses',
    tag: 'directory',
    permission: 'keepSecrets',
    summary: 'Confirm every new address that came with this directory file and still waits.',
    answer: ok(items('ChangedAddress')),
    problems: [404],
  },
  {
    method: 'post',
    path: '/partners/{code}/credentials',
    id: 'issueCredential',
    tag: 'partners',
    permission: 'keepPartners',
    summary:
      'Issue another credential for the partner, two of a kind at once at most. The secret is shown this once; a certificate has none.',
    body: 'CredentialOrder',
    answer: made(ref('CredentialIssued')),
    problems: [404, 422],
  },
  {
    method: 'delete',
    path: '/partners/{code}/credentials/{id}',
    id: 'revokeCredential',
    tag: 'partners',
    permission: 'keepPartners',
    summary: 'Revoke a credential.',
    answer: 'none',
    problems: [404],
  },
  {
    method: 'post',
    path: '/partners/{code}/channel/{order}',
    id: 'orderChannel',
    tag: 'partners',
    permission: 'keepPartners',
    summary: 'Hold or suspend sending, resume it in order, or try one message now.',
    params: { order: oneOfThese('hold', 'suspend', 'resume', 'probe') },
    answer: ok(ref('ChannelView')),
    problems: [404],
  },
] as const satisfies readonly Operation[];

export const partnerSchemas = {
  ChangedAddress: object(
    {
      partner: { ...text, description: 'Its code.' },
      name: text,
      enteredFor: optional({ ...text, description: 'The origin for which its secret was entered.' }),
      origin: { ...text, description: 'The origin of its address now.' },
      importId: optional({ ...text, description: 'The directory file that brought the address.' }),
    },
    { description: 'A partner for whom messages wait because nobody has confirmed its new address.' },
  ),
  PartnerPage: object({
    items: list(ref('PartnerView')),
    count: { ...integer, description: 'How many fit in all.' },
    next: optional({ ...text, description: 'Pass as `after` for the next page; absent on the last.' }),
  }),
  PartnerHealth: object({
    silent: integer,
    failing: integer,
    held: integer,
    suspended: integer,
    unreached: integer,
    well: integer,
    inactive: integer,
  }),
  PartnerAdded: object({
    partner: ref('PartnerView'),
    token: optional(text),
    parts: list(ref('CredentialPart')),
  }),
  CredentialIssued: object({
    id: text,
    secret: optional(text),
    parts: list(ref('CredentialPart')),
  }),
  CredentialPart: object(
    { part: oneOfThese(...credentialPartNames), value: text },
    {
      description: 'What the partner sets up in its system; the secret ones are shown this once.',
    },
  ),
};

/** A partner whose address has another origin than the one for which its secret was entered. */
export type ChangedAddress = Shape<'ChangedAddress'>;

/** A page of partners, and how many fit in all. */
export type PartnerPage = Shape<'PartnerPage'>;
/** How many partners there are of each health. */
export type PartnerHealthView = Shape<'PartnerHealth'>;
