import type { Request, RequestHandler, Response, Router } from 'express';
import type { Language } from '../../domain/fulfilment/patron.js';
import type { PatronSessionView, SiteView, Wish } from '../../domain/patrons-side/views.js';
import { pageOf } from '../../engine/access/openid/return-to.js';
import { ticketMs } from '../../engine/access/openid/ticket.js';
import type { PatronSignedIn } from '../../engine/patrons-side/access.js';
import type { MineDone } from '../../engine/patrons-side/mine.js';
import type { PatronCaller } from '../../engine/patrons-side/ports.js';
import { createQuota, type Quota } from '../../engine/quota.js';
import { inEach, message, wordsIn } from '../../words/message.js';
import { asRoute } from '../openapi/operation.js';
import { invalidFields, type ProblemFacts, sendProblem, traceIdOf } from '../problems.js';
import { sendCopy } from '../send-copy.js';
import { sourceOf } from '../source.js';
import {
  browserIn,
  giveBrowser,
  giveCookie,
  giveTicket,
  takeCookie,
  takeTicket,
  ticketIn,
} from '../staff/access/cookie.js';
import { languageOf } from '../staff/language.js';
import { patronOf, patronTokenOf } from './caller.js';
import type { PatronsDoor } from './door.js';
import { patronBase, patronOperations } from './operations.js';

type Id = (typeof patronOperations)[number]['id'];

/** Every address of the table with what answers it: a row without an answer does not compile. */
export function patronRoutes(router: Router, door: PatronsDoor, cookie: string): Router {
  const answers: Record<string, RequestHandler> = {
    ...sessionAnswers(door, cookie),
    ...searchAnswers(door),
    ...requestAnswers(door),
  } satisfies Record<Id, RequestHandler>;
  for (const { method, path, id } of patronOperations) router[method](asRoute(path), answers[id] as RequestHandler);
  return router;
}

function sessionAnswers({ patronsSide, nodeName, timeZone, publicUrl = '', log }: PatronsDoor, cookie: string) {
  const { access, openId } = patronsSide;
  const begun = async (req: Request, res: Response, outcome: PatronSignedIn) => {
    if (outcome.kind === 'slow' || outcome.kind === 'paused') res.setHeader('Retry-After', String(outcome.seconds));
    if (outcome.kind === 'busy') res.setHeader('Retry-After', '2');
    if (outcome.kind !== 'in') return sendProblem(req, res, refusals[outcome.kind]);
    const before = patronTokenOf(res);
    if (before) await access.signOut(before);
    giveCookie(req, res, cookie, outcome.token);
    giveBrowser(req, res, cookie, outcome.browser);
    res.status(201).json(sessionView(outcome.caller));
  };
  /** The page says it in words: nothing of what the provider or a caller wrote is in the address. */
  const backToSignIn = (res: Response, trouble: string) => res.redirect(303, `/my/sign-in?trouble=${trouble}`);
  return {
    readSite: async (req, res) => {
      const { open, scope, link, copyrightNotice, loanTerms, idleMinutes } = await patronsSide.site();
      const language = languageOf(req, res);
      res.json({
        name: nodeName,
        open,
        timeZone,
        scope: wordsIn(scope, language),
        link: wordsIn(link, language),
        copyrightNotice: wordsIn(copyrightNotice, language),
        ...(loanTerms ? { loanTerms: wordsIn(loanTerms, language) } : {}),
        idleMinutes,
        ...(openId
          ? {
              openId: {
                label: wordsIn(inEach({ label: openId.label, french: openId.labelFrench }), language),
                path: `${patronBase}/session/openid`,
              },
            }
          : {}),
      } satisfies SiteView);
    },
    signInAsPatron: async (req, res) => {
      const { card, pin } = req.body as { card: string; pin: string };
      await begun(req, res, await access.signIn(card, pin, req.ip ?? '', browserIn(req, cookie)));
    },
    readPatronSession: (_req, res) => void res.json(sessionView(patronOf(res))),
    signOutAsPatron: async (req, res) => {
      const token = patronTokenOf(res);
      if (token) await access.signOut(token);
      takeCookie(req, res, cookie);
      res.status(204).end();
    },
    beginPatronOpenId: async (req, res) => {
      if (!openId) return sendProblem(req, res, notHere);
      const host = publicUrl.replace(/\/$/, '') || `${req.protocol}://${req.host}`;
      const gone = await openId.begin(`${host}${patronBase}/session/openid/return`, pageOf(req.query['returnTo']));
      if (gone.kind === 'away') {
        log.warn({ detail: gone.detail, traceId: traceIdOf(res) }, 'the identity provider is away for patrons');
        return backToSignIn(res, 'away');
      }
      giveTicket(req, res, cookie, gone.ticket, ticketMs);
      res.redirect(302, gone.url);
    },
    endPatronOpenId: async (req, res) => {
      if (!openId) return sendProblem(req, res, notHere);
      const outcome = await openId.finish({
        ticket: ticketIn(req, cookie),
        address: req.ip ?? '',
        search: new URL(req.originalUrl, 'https://here.invalid').search,
      });
      if (outcome.kind !== 'away') takeTicket(req, res, cookie);
      if (outcome.kind !== 'in') {
        const detail = 'detail' in outcome ? outcome.detail : undefined;
        log.warn({ detail, traceId: traceIdOf(res) }, `a patron’s sign-in by OpenID Connect: ${outcome.kind}`);
        return backToSignIn(res, outcome.kind);
      }
      const before = patronTokenOf(res);
      if (before) await access.signOut(before);
      giveCookie(req, res, cookie, outcome.token);
      res.redirect(303, outcome.returnTo);
    },
    chooseLanguage: async (req, res) => {
      await patronsSide.setLanguage(patronOf(res), (req.body as { language: Language }).language);
      res.status(204).end();
    },
    readAccount: async (_req, res) => {
      res.json(await patronsSide.account(patronOf(res)));
    },
  } satisfies Partial<Record<Id, RequestHandler>>;
}

function searchAnswers({ patronsSide, patronSearchesPerMinute, siblings }: PatronsDoor) {
  const quota = createQuota({
    perMinute: Math.max(1, patronSearchesPerMinute),
    burst: Math.max(5, Math.ceil(patronSearchesPerMinute / 4)),
    shared: siblings?.count('searches of patrons'),
  });
  return {
    searchForPatrons: async (req, res) => {
      const wait = quota.take(sourceOf(req));
      if (wait > 0) {
        res.setHeader('Retry-After', String(Math.ceil(wait)));
        return sendProblem(req, res, tooMany);
      }
      res.setHeader('Content-Type', 'application/x-ndjson; charset=utf-8');
      // A proxy that gathers an answer would keep the first libraries waiting for the last.
      res.setHeader('X-Accel-Buffering', 'no');
      await patronsSide.find(String(req.query['q']), (line) => {
        if (!res.destroyed) res.write(`${JSON.stringify(line)}\n`);
      });
      res.end();
    },
  } satisfies Partial<Record<Id, RequestHandler>>;
}

/** Each look at a form may ask all catalogues: what somebody types in a minute is enough. */
const looksPerMinute = 60;

/** Each may tell a partner, mail, or make work for staff, and cancelling makes room for the next wish. */
const changes = { perMinute: 1, burst: 20 } as const;

function requestAnswers({ patronsSide, copies, siblings }: PatronsDoor) {
  const { mine } = patronsSide;
  const quota = createQuota({ perMinute: looksPerMinute, burst: 30, shared: siblings?.count('looks of patrons') });
  const changing = createQuota({ ...changes, shared: siblings?.count('changes of patrons') });
  const number = (req: Request) => String(req.params['number']);
  const limited =
    (kept: Quota, answer: RequestHandler): RequestHandler =>
    async (req, res, next) => {
      const wait = kept.take(patronOf(res).id);
      if (wait === 0) return answer(req, res, next);
      res.setHeader('Retry-After', String(Math.ceil(wait)));
      sendProblem(req, res, kept === quota ? tooMany : tooManyChanges);
    };
  /** The request as it is then, or why not. */
  const done = async (req: Request, res: Response, outcome: MineDone) => {
    if (outcome.kind === 'unknown') return sendProblem(req, res, unknownRequest);
    if (outcome.kind === 'invalid') return sendProblem(req, res, invalidFields(outcome.problems));
    if (outcome.kind === 'notNow')
      return sendProblem(req, res, {
        status: 409,
        kind: 'not-now',
        title: message('refusedMine.notNow'),
        detail: outcome.reason,
      });
    res.json(await mine.read(patronOf(res), number(req)));
  };
  return {
    checkWish: limited(quota, async (req, res) => {
      res.json(await patronsSide.check(patronOf(res), req.body as Wish));
    }),
    completeMyCitation: limited(quota, async (req, res) => {
      res.json(await patronsSide.complete(String(req.query['number'])));
    }),
    askFor: limited(changing, async (req, res) => {
      const asked = await patronsSide.ask(patronOf(res), req.body as Wish, languageOf(req, res));
      if (asked.kind === 'invalid') return sendProblem(req, res, invalidFields(asked.problems));
      if (asked.kind === 'busy') {
        res.setHeader('Retry-After', '2');
        return sendProblem(req, res, refusals.busy);
      }
      res.status(201).json({ number: asked.number });
    }),
    listMine: async (req, res) => {
      const { closed, after, limit } = req.query as unknown as { closed?: boolean; after?: string; limit: number };
      res.json(await mine.list(patronOf(res), { closed: closed === true, limit, ...(after ? { after } : {}) }));
    },
    readMine: async (req, res) => {
      const found = await mine.read(patronOf(res), number(req));
      if (!found) return sendProblem(req, res, unknownRequest);
      res.json(found);
    },
    cancelMine: limited(changing, async (req, res) => done(req, res, await mine.cancel(patronOf(res), number(req)))),
    renewMine: limited(changing, async (req, res) => done(req, res, await mine.renew(patronOf(res), number(req)))),
    acceptNotice: async (req, res) => {
      if (!(await copies.accept(patronOf(res), number(req), languageOf(req, res))))
        return sendProblem(req, res, noCopy);
      res.json(await mine.read(patronOf(res), number(req)));
    },
    readCopy: async (req, res) => {
      const file = await copies.toPatron(patronOf(res), number(req));
      if (file.kind === 'unknown') return sendProblem(req, res, noCopy);
      if (file.kind === 'notNow')
        return sendProblem(req, res, {
          status: 409,
          kind: 'not-now',
          title: message('refusedMine.notNow'),
          detail: file.reason,
        });
      await sendCopy(req, res, file, String(req.query['download']) === 'true' ? 'attachment' : 'inline');
    },
    answerMine: limited(changing, async (req, res) =>
      done(req, res, await mine.answer(patronOf(res), number(req), (req.body as { text: string }).text)),
    ),
  } satisfies Partial<Record<Id, RequestHandler>>;
}

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
