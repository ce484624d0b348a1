/**
 * The patrons’ pages for browsers that run no script: the request form and one’s own requests, as whole pages. They ask what the
 * patrons’ API asks, row by row, so that rules, words and limits are the same.
 */
import { type Request, type Response, Router } from 'express';
import { isSame } from '../../../engine/access/secrets.js';
import { message } from '../../../words/index.js';
import { type Language, languageOf, languages } from '../../../words/languages.js';
import { readBody } from '../../body.js';
import { type ProblemFacts, problemsFrom } from '../../problems.js';
import { isOfAnotherSite } from '../../staff/access/own-page.js';
import { patronCookie, patronIdentified, patronIfAny } from '../caller.js';
import type { PatronAnswers } from '../calls.js';
import { closedToPatrons, notedForPatrons, privately } from '../patrons-router.js';
import { askPage, sendWish, sentPage } from './ask.js';
import { showTrouble } from './frame.js';
import { type PlainContext, plainBase } from './plain-context.js';
import { cancelPage, mineSteps, requestPage, requestsPage, takeStep } from './requests.js';
import { signIn, signInPage, signOut } from './sign-in.js';
import { Visit } from './visit.js';

const formBytes = 64 * 1024;
const formMs = 10_000;

type Shown = (visit: Visit, number: string) => void | Promise<void>;

export function plainPages(context: PlainContext, answers: PatronAnswers): Router {
  const router = Router();
  router.use(privately, notedForPatrons(context.log), sameOriginIsTold);
  router.use(patronIdentified(context.patronsSide.access, patronCookie(context.symbols)));
  const begun = async (req: Request, res: Response, form = new URLSearchParams()): Promise<Visit> => {
    const visit = new Visit(context, answers, req, res, languageIn(req) ?? preferred(req, res), form);
    const site = await visit.call<Visit['site']>('readSite');
    if ('value' in site) visit.site = site.value;
    return visit;
  };
  const tell = (req: Request, res: Response, facts: ProblemFacts): void =>
    void begun(req, res).then(
      (visit) => showTrouble(visit, visit.said(facts)),
      // Not even the name of the library can be read now.
      () => void res.status(facts.status).type('text').end(),
    );
  /** Pages that only who has signed in may see lead to the sign-in, and back. */
  const page = (path: string, shown: Shown, isOpen = false) =>
    router.get(`/:language${path}`, async (req, res, next) => {
      if (!languageIn(req)) return next();
      const visit = await begun(req, res);
      if (!visit.site.open) return tell(req, res, closedToPatrons);
      if (!isOpen && !visit.patron) return toSignIn(visit, req.url.replace(/^\/[^/]+/, ''));
      await shown(visit, numberIn(req));
    });
  const step = (path: string, done: Shown, isOpen = false) =>
    router.post(`/:language${path}`, async (req, res, next) => {
      if (!languageIn(req)) return next();
      const form = isOfAnotherSite(req) ? notFromHere : await formIn(req);
      if (form === 'gone') return void res.destroy();
      if (!(form instanceof URLSearchParams)) return tell(req, res, form);
      const visit = await begun(req, res, form);
      if (!visit.site.open) return tell(req, res, closedToPatrons);
      if (!isOpen && !visit.patron) return toSignIn(visit, '/requests');
      if (visit.patron && !isSame(form.get('csrf') ?? '', visit.patron.session.csrf))
        return tell(req, res, notFromHere);
      await done(visit, numberIn(req));
    });
  page(
    '/sign-in',
    (visit) => (visit.patron ? visit.res.redirect(303, visit.to('/requests')) : signInPage(visit)),
    true,
  );
  step('/sign-in', signIn, true);
  step('/sign-out', signOut);
  page('/ask', (visit) => askPage(visit));
  step('/ask', sendWish);
  page('/requests', requestsPage);
  page('/requests/:number', (visit, number) => requestPage(visit, number));
  page('/requests/:number/sent', sentPage);
  page('/requests/:number/cancel', cancelPage);
  for (const each of mineSteps) step(`/requests/:number/${each}`, (visit, number) => takeStep(visit, number, each));
  router.get('/', (req, res) => res.vary('Accept-Language').redirect(303, `${plainBase}/${preferred(req, res)}/ask`));
  router.use((req: Request, res: Response) => tell(req, res, noSuchPage), problemsFrom(context.log, tell));
  return router;
}

const toSignIn = (visit: Visit, back: string): void =>
  visit.res.redirect(303, visit.to(`/sign-in?back=${encodeURIComponent(back)}`));

/** Browsers that say nothing of where a form stood call it a form of nobody’s: our own pages may know of each other. */
const sameOriginIsTold = (_req: Request, res: Response, next: () => void): void => {
  res.setHeader('Referrer-Policy', 'same-origin');
  next();
};

const languageIn = (req: Request): Language | undefined =>
  languages.find((each) => req.path === `/${each}` || req.path.startsWith(`/${each}/`));

const numberIn = (req: Request): string => String((req.params as Record<string, string | undefined>)['number'] ?? '');

const preferred = (req: Request, res: Response): Language =>
  languageOf(patronIfAny(res)?.language, ...req.acceptsLanguages());

/** What a form said. No field holds what the database cannot store. */
async function formIn(req: Request): Promise<URLSearchParams | ProblemFacts | 'gone'> {
  if (!req.is('application/x-www-form-urlencoded')) return notFromHere;
  const body = await readBody(req, formBytes, formMs);
  if (body.kind === 'gone') return 'gone';
  if (body.kind !== 'whole') return tooLong;
  const form = new URLSearchParams();
  for (const [name, value] of new URLSearchParams(body.bytes.toString('utf8')))
    form.append(name, value.replaceAll('\0', '').replaceAll('\r\n', '\n'));
  return form;
}

const notFromHere: ProblemFacts = {
  status: 403,
  kind: 'another-site',
  title: message('refusedMine.notFromHere'),
  detail: message('refusedMine.notFromHereDetail'),
};
const tooLong: ProblemFacts = {
  status: 413,
  kind: 'too-large',
  title: message('refusedMine.tooLong'),
  detail: message('refusedMine.tooLongDetail'),
};
const noSuchPage: ProblemFacts = { status: 404, kind: 'not-found', title: message('refusedMine.noPage') };
