import type { Request } from 'express';
import type { ChangedAddress } from '../../contract/partner-operations.js';
import type { CredentialWish } from '../../contract/partner-schemas.js';
import { partsOfCredential } from '../../domain/partner/credential-parts.js';
import { mayDo } from '../../domain/staff/permissions.js';
import type { AccessDesk } from '../../engine/access/index.js';
import type { PartnerDirectory } from '../../engine/model/gateway.js';
import type { RemoveOutcome } from '../../engine/model/partners.js';
import { message } from '../../words/message.js';
import { CreatedAnswer, refused } from '../answering.js';
import { addressForPartners } from '../partners-endpoint.js';
import { invalidFields, type ProblemFacts, unknownThing } from '../problems.js';
import { auditedPartner } from './access/audited-partners.js';
import { forbidden } from './access/gates.js';
import type { StaffAnswers } from './calls.js';

/** Partners, their credentials and their channels. Secrets are shown once, when they are made. */
export function partnerAnswers(
  directory: PartnerDirectory,
  { publicUrl, access }: { publicUrl: string; access: Pick<AccessDesk, 'beginAudit' | 'settleAudit'> },
) {
  return {
    listPartners: async ({ query }) => directory.partners(query),

    countPartners: async () => directory.partnerHealth(),

    listRemovedPartners: async () => ({ items: await directory.removedPartners() }),

    addPartner: async ({ body, actor, req }) => {
      const outcome = await directory.addPartner(body, actor);
      if (outcome.kind === 'invalid') return refused(invalidFields(outcome.problems));
      const { partner, token } = outcome;
      const parts = token === undefined ? [] : partsFor(req, publicUrl, partner.code, { kind: 'token' }, token);
      return new CreatedAnswer(
        { partner, ...(token === undefined ? {} : { token }), parts },
        `/partners/${encodeURIComponent(partner.code)}`,
      );
    },

    readPartner: async ({ params }) => {
      const partner = await directory.partner(params.code);
      if (!partner) return unknownPartner(params.code);
      return partner;
    },

    changePartner: async ({ body, params, actor, caller }) => {
      // Who keeps partners enters a first secret; one that is there is replaced or removed by who keeps secrets.
      const replaces = body.outboundAuth !== undefined && !mayDo(caller, 'keepSecrets');
      if (replaces && (await directory.partner(params.code))?.secret) return refused(forbidden('keepSecrets'));
      const outcome = await directory.changePartner(params.code, body, actor);
      if (outcome.kind === 'unknown') return unknownPartner(params.code);
      if (outcome.kind === 'invalid') return refused(invalidFields(outcome.problems));
      return outcome.partner;
    },

    removePartner: async ({ params, actor }) => {
      const outcome = await directory.removePartner(params.code, actor);
      if (outcome.kind === 'unknown') return unknownPartner(params.code);
      if (outcome.kind === 'open') return refused(stillOpen(outcome));
      return undefined;
    },

    testPartner: async ({ params }) => {
      const items = await directory.testPartner(params.code);
      if (!items) return unknownPartner(params.code);
      return { items };
    },

    confirmAddress: async ({ body, params, actor }) => {
      const outcome = await directory.confirmAddress(params.code, body.origin, actor);
      if (outcome.kind === 'unknown') return unknownPartner(params.code);
      if (outcome.kind === 'changed') return refused(otherAddress(outcome.origin));
      return outcome.partner;
    },

    confirmImportedAddresses: async ({ params, actor, req, res }) => {
      const waiting = (await directory.changedAddresses()).filter(({ importId }) => importId === params.id);
      const items: ChangedAddress[] = [];
      for (const each of waiting) {
        const work = () => directory.confirmAddress(each.partner, each.origin, actor);
        const call = { req, res, operation: 'confirmAddress' };
        const { kind } = await auditedPartner({ directory, access }, call, each.partner, { work, done: 'confirmed' });
        if (kind === 'confirmed') items.push(each);
      }
      return { items };
    },

    issueCredential: async ({ body, params, actor, req }) => {
      const outcome = await directory.issueCredential(params.code, body, actor);
      if (outcome.kind === 'unknown') return unknownPartner(params.code);
      if (outcome.kind === 'invalid') return refused(invalidFields(outcome.problems));
      const { kind: _, ...issued } = outcome;
      const parts = partsFor(req, publicUrl, params.code, body, issued.secret);
      return { ...issued, parts };
    },

    revokeCredential: async ({ params, actor }) => {
      const { code, id } = params;
      if (!(await directory.revokeCredential(code, id, actor))) {
        return refused(unknownThing('credential of this partner', id));
      }
      return undefined;
    },

    orderChannel: async ({ params, actor }) => {
      const { code, order } = params;
      const channel = await directory.channel(code, order, actor);
      if (!channel) return unknownPartner(params.code);
      return channel;
    },
  } satisfies Partial<StaffAnswers>;
}

/** The requests are listed, so that somebody can close them. */
function stillOpen({ requests, more }: Extract<RemoveOutcome, { kind: 'open' }>): ProblemFacts {
  const named = requests.map(({ externalId, side }) => `${externalId} (${side})`).join(', ');
  return {
    status: 409,
    kind: 'not-now',
    title: message('refusedCall.openRequests'),
    detail: message('refusedCall.openRequestsDetail', { requests: named, more }),
    more: { requests, more },
  };
}

const otherAddress = (origin: string): ProblemFacts => ({
  status: 409,
  kind: 'not-now',
  title: message('refusedCall.addressChangedAgain'),
  detail: message('refusedCall.addressChangedAgainDetail', { origin }),
});

const unknownPartner = (code: string) => refused(unknownThing('partner', code));

/** The credential as its partner sets it up: whole and ready to use. */
const partsFor = (
  req: Request,
  publicUrl: string,
  code: string,
  { kind, fingerprint = '' }: CredentialWish,
  secret = '',
) => partsOfCredential(kind, { code, secret, fingerprint, address: addressForPartners(req, publicUrl) });
