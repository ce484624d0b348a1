import type { Request, Response, Router } from 'express';
import type { Access, OpenSession, OwnChange } from '../../../engine/access/index.js';
import type { StaffRecords } from '../../../engine/model/local/staff.js';
import { message } from '../../../words/message.js';
import type { PreferenceOrder, SessionListed } from '../../openapi/me-operations.js';
import { type ProblemFacts, sendProblem, unknownThing } from '../../problems.js';
import { answer } from '../local/answer.js';
import { callerOf } from './caller.js';
import { sessionView } from './session.js';

/** What is the caller’s own. A key of a program has nothing of its own here. */
export function meRoutes(router: Router, access: Access): void {
  /** The login of the user who calls; a key is told why not. */
  const own = (req: Request, res: Response): string | undefined => {
    const { kind, code } = callerOf(res);
    if (kind === 'user') return code;
    sendProblem(req, res, noUser);
    return undefined;
  };

  router.patch('/me', async (req, res) => {
    const code = own(req, res);
    if (code === undefined) return;
    const change = req.body as OwnChange;
    await access.changeOwn(code, change);
    res.json(await sessionView({ ...callerOf(res), ...change }, access));
  });

  router.get('/me/sessions', async (req, res) => {
    const code = own(req, res);
    if (code !== undefined) res.json({ items: listed(await access.sessions(code), res) });
  });

  router.delete('/me/sessions/:id', async (req, res) => {
    const code = own(req, res);
    if (code === undefined) return;
    await ended(req, res, access, code);
  });

  router.get('/me/preferences', async (req, res) => {
    const code = own(req, res);
    if (code !== undefined) res.json({ items: await access.preferences(code) });
  });

  router.get('/me/preferences/:key', async (req, res) => {
    const code = own(req, res);
    if (code === undefined) return;
    const found = await access.preference(code, req.params.key);
    if (!found) return sendProblem(req, res, unknownThing('preference', req.params.key));
    res.json(found);
  });

  router.put('/me/preferences/:key', async (req, res) => {
    const code = own(req, res);
    if (code === undefined) return;
    const { key } = req.params;
    const { value } = req.body as PreferenceOrder;
    answer(req, res, await access.setPreference(code, key, value), { thing: 'preference', id: key });
  });

  router.delete('/me/preferences/:key', async (req, res) => {
    const code = own(req, res);
    if (code === undefined) return;
    const gone = await access.forgetPreference(code, req.params.key);
    if (!gone) return sendProblem(req, res, unknownThing('preference', req.params.key));
    res.status(204).end();
  });
}

/** Where others are signed in, for who keeps users. */
export function sessionsOfUserRoutes(router: Router, staff: StaffRecords, access: Access): void {
  const there = async (req: Request, res: Response): Promise<string | undefined> => {
    const code = String(req.params['code']);
    const found = await staff.read(code);
    if (!found) sendProblem(req, res, unknownThing('user', code));
    return found?.code;
  };

  router.get('/users/:code/sessions', async (req, res) => {
    const code = await there(req, res);
    if (code !== undefined) res.json({ items: listed(await access.sessions(code), res) });
  });

  router.delete('/users/:code/sessions', async (req, res) => {
    const code = await there(req, res);
    if (code === undefined) return;
    await access.endSessions(code);
    res.status(204).end();
  });

  router.delete('/users/:code/sessions/:id', async (req, res) => {
    const code = await there(req, res);
    if (code !== undefined) await ended(req, res, access, code);
  });
}

const listed = (sessions: readonly OpenSession[], res: Response): SessionListed[] =>
  sessions.map((each) => ({ ...each, current: each.id === callerOf(res).session?.id }));

async function ended(req: Request, res: Response, access: Access, code: string): Promise<void> {
  const id = String(req.params['id']);
  if ((await access.endSessions(code, id)) === 0) return sendProblem(req, res, unknownThing('open session', id));
  res.status(204).end();
}

const noUser: ProblemFacts = {
  status: 409,
  kind: 'not-now',
  title: message('refusedAccess.keyHasNothing'),
  detail: message('refusedAccess.keyHasNothingDetail'),
};
