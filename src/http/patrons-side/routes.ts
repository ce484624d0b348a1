import type { RequestHandler } from 'express';
import type { PatronSessionView } from '../../domain/patrons-side/views.js';
import { pageToReturnTo } from '../../engine/access/openid/return-to.js';
import { ticketMs } from '../../engine/access/openid/ticket.js';
import type { PatronSignedIn } from '../../engine/patrons-side/access.js';
import type { MineDone } from '../../engine/patrons-side/mine.js';
import type { PatronCaller } from '../../engine/patrons-side/ports.js';
import { createQuota, type Quota } from '../../engine/quota.js';
import { message, type Wording, wordsIn } from '../../words/message.js';
import { type Refusal, refused, send, written } from '../answering.js';
import { admittedIn } from '../openapi/admitted.js';
import { invalidFields, type ProblemFacts, traceIdOf } from '../problems.js';
import { sendCopy } from '../send-copy.js';
import { sourceOfCall } from '../source.js';
import {
  browserIn,
  giveBrowser,
  giveCookie,
  giveTicket,
  takeCookie,
  takeTicket,
  ticketIn,
} from '../staff/access/cookie.js';
import { patronCookie, patronTokenOf } from './caller.js';
import { type PatronAnswers, PatronCall, type PatronRow } from './calls.js';
import { patronBase } from './operations.js';
import type { PatronsContext } from './patrons-router.js';

/** What answers each row, with what it counts. Pages with and without JavaScript ask the same ones. */
export function patronsSideAnswers(context: PatronsContext): PatronAnswers {
  return {
    ...sessionAnswers(context, patronCookie(context.symbols)),
    ...searchAnswers(context),
    ...requestAnswers(context),
  };
}

/** Answers a call that a gate let in by its row. */
export function answeredByRow(answers: PatronAnswers): RequestHandler {
  return async (req, res, next) => {
    const { operation } = admittedIn(res) ?? {};
    if (!operation) return next();
    const answer = answers[operation.id as PatronRow['id']] as (call: PatronCall) => unknown;
    await send(operation, req, res, await answer(new PatronCall(req, res)), patronBase);
  };
}

function sessionAnswers({ patronsSide, nodeName, timeZone, publicUrl = '', log }: PatronsContext, cookie: string) {
  const { access, openId } = patronsSide;
  const begun = async ({ req, res }: Pick<PatronCall, 'req' | 'res'>, outcome: PatronSignedIn) => {
    if (outcome.kind !== 'in') return notIn(outcome);
    const before = patronTokenOf(res);
    if (before) await access.signOut(before);
    giveCookie(req, res, cookie, outcome.token);
    giveBrowser(req, res, cookie, outcome.browser);
    return sessionView(outcome.caller);
  };
  /** The page says it in words: nothing of what the provider or a caller wrote is in the address. */
  const backToSignIn = (trouble: string) => written((res) => res.redirect(303, `/my/sign-in?trouble=${trouble}`));
  return {
    readSite: async ({ language }) => {
      const { open, scope, link, copyrightNotice, loanTerms, placesHolds, usualDays, idleMinutes } =
        await patronsSide.site();
      return {
        name: nodeName(),
        open,
        timeZone,
        scope: wordsIn(scope, language),
        link: wordsIn(link, language),
        copyrightNotice: wordsIn(copyrightNotice, language),
        ...(loanTerms ? { loanTerms: wordsIn(loanTerms, language) } : {}),
        placesHolds,
        ...(usualDays ? { usualDays } : {}),
        idleMinutes,
        ...(openId
          ? {
              openId: {
                label: wordsIn(openId.label, language),
                path: `${patronBase}/session/openid`,
              },
            }
          : {}),
      };
    },
    signInAsPatron: async (call) => {
      const { body, req } = call;
      return begun(call, await access.signIn(body.card, body.pin, req.ip ?? '', browserIn(req, cookie)));
    },
    readPatronSession: ({ patron }) => sessionView(patron),
    signOutAsPatron: async ({ req, res }) => {
      const token = patronTokenOf(res);
      if (token) await access.signOut(token);
      takeCookie(req, res, cookie);
      return undefined;
    },
    beginPatronOpenId: async ({ query, req, res }) => {
      if (!openId) return refused(notHere);
      const host = publicUrl.replace(/\/$/, '') || `${req.protocol}://${req.host}`;
      const gone = await openId.begin(`${host}${patronBase}/session/openid/return`, pageToReturnTo(query.returnTo));
      if (gone.kind !== 'go') {
        log.warn({ detail: gone.detail, traceId: traceIdOf(res) }, `the identity provider is ${gone.kind} for patrons`);
        return backToSignIn(gone.kind);
      }
      giveTicket(req, res, cookie, gone.ticket, ticketMs);
      return written((to) => to.redirect(302, gone.url));
    },
    endPatronOpenId: async ({ req, res }) => {
      if (!openId) return refused(notHere);
      const outcome = await openId.finish({
        ticket: ticketIn(req, cookie),
        address: req.ip ?? '',
        search: new URL(req.originalUrl, 'https://here.invalid').search,
      });
      if (outcome.kind !== 'away' && outcome.kind !== 'incomplete') takeTicket(req, res, cookie);
      if (outcome.kind !== 'in') {
        const detail = 'detail' in outcome ? outcome.detail : undefined;
        log.warn({ detail, traceId: traceIdOf(res) }, `a patron’s sign-in by OpenID Connect: ${outcome.kind}`);
        return backToSignIn(outcome.kind);
      }
      const before = patronTokenOf(res);
      if (before) await access.signOut(before);
      giveCookie(req, res, cookie, outcome.token);
      return written((to) => to.redirect(303, outcome.returnTo));
    },
    chooseLanguage: async ({ body, patron }) => {
      await patronsSide.setLanguage(patron, body.language);
      return undefined;
    },
    readAccount: async ({ patron }) => patronsSide.account(patron),
  } satisfies Partial<PatronAnswers>;
}

function searchAnswers({ patronsSide, patronSearchesPerMinute, siblings }: PatronsContext) {
  const quota = createQuota({
    perMinute: Math.max(1, patronSearchesPerMinute),
    burst: Math.max(5, Math.ceil(patronSearchesPerMinute / 4)),
    shared: siblings?.count('searches of patrons'),
  });
  return {
    searchForPatrons: ({ query, req }) => {
      const wait = quota.take(sourceOfCall(req));
      if (wait > 0) return refused(tooMany, { 'Retry-After': String(Math.ceil(wait)) });
      return written(async (res) => {
        res.setHeader('Content-Type', 'application/x-ndjson; charset=utf-8');
        // A proxy that gathers an answer would keep the first libraries waiting for the last.
        res.setHeader('X-Accel-Buffering', 'no');
        await patronsSide.find(query.q ?? '', query.from ?? 0, (line) => {
          if (!res.destroyed) res.write(`${JSON.stringify(line)}\n`);
        });
        res.end();
      });
    },
    browseForPatrons: async ({ query: { by = 'title', at, after, before }, req }) => {
      const wait = quota.take(sourceOfCall(req));
      if (wait > 0) return refused(tooMany, { 'Retry-After': String(Math.ceil(wait)) });
      const place = { ...(at ? { at } : {}), ...(after ? { after } : {}), ...(before ? { before } : {}) };
      const page = await patronsSide.browse({ by, ...place });
      return page === 'busy' ? notIn({ kind: 'busy' }) : page;
    },
  } satisfies Partial<PatronAnswers>;
}

/** Each look at a form may ask all catalogues: what somebody types in a minute is enough. */
const looksPerMinute = 60;

/** Each may notify a partner, send mail, or make work for staff; a cancelled request does not count. */
const changes = { perMinute: 1, burst: 20 } as const;

function requestAnswers({ patronsSide, copies, siblings }: PatronsContext) {
  const { mine } = patronsSide;
  const quota = createQuota({ perMinute: looksPerMinute, burst: 30, shared: siblings?.count('looks of patrons') });
  const changing = createQuota({ ...changes, shared: siblings?.count('changes of patrons') });
  /** Does it, or says when it may be tried again. */
  const limited = async <T>(kept: Quota, { id }: PatronCaller, work: () => Promise<T>): Promise<T | Refusal> => {
    const wait = kept.take(id);
    return wait === 0
      ? work()
      : refused(kept === quota ? tooMany : tooManyChanges, { 'Retry-After': String(Math.ceil(wait)) });
  };
  const read = async (patron: PatronCaller, number: string) =>
    (await mine.read(patron, number)) ?? refused(unknownRequest);
  /** The request as it is then, or why not. */
  const change = async (
    { params: { number }, patron }: { params: { number: string }; patron: PatronCaller },
    work: (patron: PatronCaller, number: string) => Promise<MineDone>,
  ) =>
    limited(changing, patron, async () => {
      const outcome = await work(patron, number);
      if (outcome.kind === 'unknown') return refused(unknownRequest);
      if (outcome.kind === 'invalid') return refused(invalidFields(outcome.problems));
      return outcome.kind === 'notNow' ? refused(notNow(outcome.reason)) : read(patron, number);
    });
  return {
    checkWish: async ({ body, patron }) => limited(quota, patron, () => patronsSide.check(patron, body)),
    completeMyCitation: async ({ query, patron }) =>
      limited(quota, patron, () => patronsSide.complete(query.number ?? '')),
    askFor: async (call) =>
      limited(changing, call.patron, async () => {
        const asked = await patronsSide.ask(call.patron, call.body, call.language);
        if (asked.kind === 'invalid') return refused(invalidFields(asked.problems));
        if (asked.kind === 'busy') return notIn(asked);
        return { number: asked.number };
      }),
    listMine: async ({ query: { closed = false, after, limit }, patron }) =>
      mine.list(patron, { closed, limit, ...(after ? { after } : {}) }),
    readMine: async ({ params, patron }) => read(patron, params.number),
    cancelMine: async (call) => change(call, (patron, number) => mine.cancel(patron, number)),
    renewMine: async (call) => change(call, (patron, number) => mine.renew(patron, number)),
    acceptNotice: async ({ params: { number }, patron, language }) =>
      (await copies.accept(patron, number, language)) ? read(patron, number) : refused(noCopy),
    readCopy: async ({ query, params, patron, req }) => {
      const file = await copies.toPatron(patron, params.number);
      if (file.kind === 'unknown') return refused(noCopy);
      if (file.kind === 'notNow') return refused(notNow(file.reason));
      return written((res) => sendCopy(req, res, file, query.download ? 'attachment' : 'inline'));
    },
    writeMine: async (call) => change(call, (patron, number) => mine.write(patron, number, call.body)),
    answerMine: async (call) => change(call, (patron, number) => mine.answer(patron, number, call.body.text)),
  } satisfies Partial<PatronAnswers>;
}

function notIn(outcome: Exclude<PatronSignedIn, { kind: 'in' }>): Refusal {
  const seconds = 'seconds' in outcome ? outcome.seconds : outcome.kind === 'busy' ? 2 : undefined;
  return refused(refusals[outcome.kind], seconds === undefined ? {} : { 'Retry-After': String(seconds) });
}

const notNow = (reason: Wording): ProblemFacts => ({
  status: 409,
  kind: 'not-now',
  title: message('refusedMine.notNow'),
  detail: reason,
});

const sessionView = ({ id, name, email, language, pickupLibrary, session }: PatronCaller): PatronSessionView => ({
  name,
  card: id,
  csrf: session.csrf,
  endsAt: session.idleEndsAt,
  ...(language ? { language } : {}),
  ...(email ? { email } : {}),
  ...(pickupLibrary ? { pickup: pickupLibrary } : {}),
});

const refusals: Record<Exclude<PatronSignedIn['kind'], 'in'>, ProblemFacts> = {
  wrong: {
    status: 401,
    kind: 'wrong-pin',
    title: message('refusedMine.wrongPin'),
    detail: message('refusedMine.wrongPinDetail'),
  },
  slow: {
    status: 429,
    kind: 'too-many-attempts',
    title: message('refusedAccess.tooManyAttempts'),
    detail: message('refusedAccess.tooManyAttemptsDetail'),
  },
  paused: {
    status: 429,
    kind: 'too-many-attempts',
    title: message('refusedAccess.tooManyAttempts'),
    detail: message('refusedMine.pausedDetail'),
  },
  systemNotAnswering: {
    status: 503,
    kind: 'system-not-answering',
    title: message('refusedMine.systemNotAnswering'),
    detail: message('refusedMine.systemNotAnsweringDetail'),
  },
  busy: {
    status: 503,
    kind: 'busy',
    title: message('refusedAccess.tooManyAtOnce'),
    detail: message('refusedCall.tryAgain'),
  },
};

const notHere: ProblemFacts = {
  status: 404,
  kind: 'not-found',
  title: message('refusedMine.notHere'),
  detail: message('refusedMine.notHereDetail'),
};
const tooMany: ProblemFacts = {
  status: 429,
  kind: 'too-many-searches',
  title: message('refusedMine.tooMany'),
  detail: message('refusedMine.tooManyDetail'),
};
const [title, detail] = [message('refusedMine.tooManyChanges'), message('refusedMine.tooManyChangesDetail')];
const tooManyChanges: ProblemFacts = { ...tooMany, title, detail };
const noCopy: ProblemFacts = {
  status: 404,
  kind: 'unknown',
  title: message('refusedMine.noCopy'),
  detail: message('refusedMine.noCopyDetail'),
};
const unknownRequest: ProblemFacts = {
  status: 404,
  kind: 'unknown',
  title: message('refusedMine.unknownRequest'),
  detail: message('refusedMine.unknownRequestDetail'),
};
