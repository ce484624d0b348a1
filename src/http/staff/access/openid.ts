import type { Response } from 'express';
import { apiBase } from '../../../contract/document.js';
import type { AccessDesk } from '../../../engine/access/index.js';
import { pageToReturnTo } from '../../../engine/access/openid/return-to.js';
import { ticketMs } from '../../../engine/access/openid/ticket.js';
import type { Log } from '../../../engine/engine-context.js';
import { refused, written } from '../../answering.js';
import { clippedForLog } from '../../log.js';
import { traceIdOf } from '../../problems.js';
import type { StaffAnswers } from '../calls.js';
import { sessionTokenOf } from './caller.js';
import { giveCookie, giveTicket, takeTicket, ticketIn } from './cookie.js';
import { type OpenIdRefusal, refusals, sendRefusal } from './openid-refusals.js';

const begin = '/session/openid';
const end = '/session/openid/return';
export const openIdPath = `${apiBase}${begin}`;

export interface OpenIdContext {
  access: AccessDesk;
  /** Base of the cookies’ names. */
  cookie: string;
  /** As browsers reach this node; empty: as this one did. */
  publicUrl: string;
  log: Log;
}

/** Signing in with the institution’s accounts: off to the provider, and back with the same cookie as by password. */
export function openIdAnswers({ access, cookie, publicUrl, log }: OpenIdContext) {
  const { openId } = access;
  const refuse = (res: Response, kind: OpenIdRefusal, detail?: string) => {
    if (detail)
      log.warn({ detail: clippedForLog(detail), traceId: traceIdOf(res) }, `a sign-in by OpenID Connect: ${kind}`);
    return written((to) => sendRefusal(to.req, to, kind));
  };

  return {
    beginOpenIdSignIn: async ({ query, req, res }) => {
      if (!openId) return refused(refusals.notHere);
      const returnUrl = `${publicUrl.replace(/\/$/, '') || `${req.protocol}://${req.host}`}${apiBase}${end}`;
      const begun = await openId.begin(returnUrl, pageToReturnTo(query.returnTo));
      if (begun.kind !== 'go') return refuse(res, begun.kind, begun.detail);
      giveTicket(req, res, cookie, begun.ticket, ticketMs);
      return written((to) => to.redirect(302, begun.url));
    },

    endOpenIdSignIn: async ({ req, res }) => {
      if (!openId) return refused(refusals.notHere);
      const outcome = await openId.finish({
        ticket: ticketIn(req, cookie),
        address: req.ip ?? '',
        traceId: traceIdOf(res),
        search: new URL(req.originalUrl, 'https://here.invalid').search,
      });
      // A ticket is for one journey; only while the provider cannot be asked the same way back may be tried again.
      if (outcome.kind !== 'away' && outcome.kind !== 'incomplete') takeTicket(req, res, cookie);
      if (outcome.kind === 'slow') res.setHeader('Retry-After', String(outcome.seconds));
      if (outcome.kind !== 'in') return refuse(res, outcome.kind, 'detail' in outcome ? outcome.detail : undefined);
      // Whoever signs in anew does not leave the old session behind.
      const before = sessionTokenOf(res);
      if (before) await access.signOut(before);
      giveCookie(req, res, cookie, outcome.token);
      return written((to) => to.redirect(302, outcome.returnTo));
    },
  } satisfies Partial<StaffAnswers>;
}
