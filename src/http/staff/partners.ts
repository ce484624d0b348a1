import type { Request, Response, Router } from 'express';
import { partsOfCredential } from '../../domain/partner/credential-parts.js';
import type {
  CredentialWish,
  Gateway,
  PartnerChange,
  PartnerDraft,
  PartnerFilter,
  RemoveOutcome,
} from '../../engine/ports.js';
import { message } from '../../words/message.js';
import { apiBase } from '../openapi/document.js';
import { partnersDoor } from '../partners-door.js';
import { invalidFields, type ProblemFacts, sendProblem, unknownThing } from '../problems.js';
import { actorOf } from './actor.js';
import { filterFrom } from './filter.js';

type ChannelOrder = Parameters<Gateway['channel']>[1];

/** Partners, their credentials and their channels. Secrets are shown once, when they are made. */
export function partnerRoutes(router: Router, gateway: Gateway, publicUrl: string): void {
  router.get('/partners', async (req, res) => {
    res.json(await gateway.partners(filterFrom<PartnerFilter>(req)));
  });

  router.get('/partner-health', async (_req, res) => {
    res.json(await gateway.partnerHealth());
  });

  router.get('/removed-partners', async (_req, res) => {
    res.json({ items: await gateway.removedPartners() });
  });

  router.post('/partners', async (req, res) => {
    const outcome = await gateway.addPartner(req.body as PartnerDraft, actorOf(res));
    if (outcome.kind === 'invalid') return sendProblem(req, res, invalidFields(outcome.problems));
    const { partner, token } = outcome;
    res
      .status(201)
      .location(`${apiBase}/partners/${encodeURIComponent(partner.code)}`)
      .json({ partner, token, parts: partsFor(req, publicUrl, partner.code, { kind: 'token' }, token) });
  });

  router.get('/partners/:code', async (req, res) => {
    const partner = await gateway.partner(req.params.code);
    if (!partner) return unknownPartner(req, res);
    res.json(partner);
  });

  router.patch('/partners/:code', async (req, res) => {
    const outcome = await gateway.changePartner(req.params.code, req.body as PartnerChange, actorOf(res));
    if (outcome.kind === 'unknown') return unknownPartner(req, res);
    if (outcome.kind === 'invalid') return sendProblem(req, res, invalidFields(outcome.problems));
    res.json(outcome.partner);
  });

  router.delete('/partners/:code', async (req, res) => {
    const outcome = await gateway.removePartner(req.params.code, actorOf(res));
    if (outcome.kind === 'unknown') return unknownPartner(req, res);
    if (outcome.kind === 'open') return sendProblem(req, res, stillOpen(outcome));
    res.status(204).end();
  });

  router.post('/partners/:code/test', async (req, res) => {
    const items = await gateway.testPartner(req.params.code);
    if (!items) return unknownPartner(req, res);
    res.json({ items });
  });

  router.post('/partners/:code/credentials', async (req, res) => {
    const outcome = await gateway.issueCredential(req.params.code, req.body as CredentialWish, actorOf(res));
    if (outcome.kind === 'unknown') return unknownPartner(req, res);
    if (outcome.kind === 'invalid') return sendProblem(req, res, invalidFields(outcome.problems));
    const { kind: _, ...issued } = outcome;
    const parts = partsFor(req, publicUrl, req.params.code, req.body as CredentialWish, issued.secret);
    res.status(201).json({ ...issued, parts });
  });

  router.delete('/partners/:code/credentials/:id', async (req, res) => {
    const { code, id } = req.params;
    if (!(await gateway.revokeCredential(code, id, actorOf(res)))) {
      return sendProblem(req, res, unknownThing('credential of this partner', id));
    }
    res.status(204).end();
  });

  router.post('/partners/:code/channel/:order', async (req, res) => {
    const { code, order } = req.params;
    const channel = await gateway.channel(code, order as ChannelOrder, actorOf(res));
    if (!channel) return unknownPartner(req, res);
    res.json(channel);
  });
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

const unknownPartner = (req: Request, res: Response) =>
  sendProblem(req, res, unknownThing('partner', req.params['code']));

/** The credential as its partner sets it up: whole and ready to use. */
const partsFor = (
  req: Request,
  publicUrl: string,
  code: string,
  { kind, fingerprint = '' }: CredentialWish,
  secret = '',
) => partsOfCredential(kind, { code, secret, fingerprint, door: partnersDoor(req, publicUrl) });
