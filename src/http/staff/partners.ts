import type { Request } from 'express';
import { partsOfCredential } from '../../domain/partner/credential-parts.js';
import type { PartnerDirectory } from '../../engine/model/gateway.js';
import type { CredentialWish, RemoveOutcome } from '../../engine/model/partners.js';
import { message } from '../../words/message.js';
import { CreatedAnswer, refused } from '../answering.js';
import { addressForPartners } from '../partners-door.js';
import { invalidFields, type ProblemFacts, unknownThing } from '../problems.js';
import type { StaffAnswers } from './calls.js';

/** Partners, their credentials and their channels. Secrets are shown once, when they are made. */
export function partnerAnswers(directory: PartnerDirectory, publicUrl: string) {
  return {
    listPartners: async ({ query }) => directory.partners(query),

    countPartners: async () => directory.partnerHealth(),

    listRemovedPartners: async () => ({ items: await directory.removedPartners() }),

    addPartner: async ({ body, actor, req }) => {
      const outcome = await directory.addPartner(body, actor);
      if (outcome.kind === 'invalid') return refused(invalidFields(outcome.problems));
      const { partner, token } = outcome;
      const parts = partsFor(req, publicUrl, partner.code, { kind: 'token' }, token);
      return new CreatedAnswer({ partner, token, parts }, `/partners/${encodeURIComponent(partner.code)}`);
    },

    readPartner: async ({ params }) => {
      const partner = await directory.partner(params.code);
      if (!partner) return unknownPartner(params.code);
      return partner;
    },

    changePartner: async ({ body, params, actor }) => {
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

const unknownPartner = (code: string) => refused(unknownThing('partner', code));

/** The credential as its partner sets it up: whole and ready to use. */
const partsFor = (
  req: Request,
  publicUrl: string,
  code: string,
  { kind, fingerprint = '' }: CredentialWish,
  secret = '',
) => partsOfCredential(kind, { code, secret, fingerprint, door: addressForPartners(req, publicUrl) });
