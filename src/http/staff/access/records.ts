import type { Request, Response, Router } from 'express';
import { endOfLocalDate } from '../../../domain/fulfilment/local-days.js';
import type { Access, AuditFilter, KeyDraft } from '../../../engine/access/index.js';
import type { StaffChange, StaffFilter, StaffRecords } from '../../../engine/model/local/staff.js';
import { message } from '../../../words/message.js';
import type { UserDraft } from '../../openapi/access-views.js';
import type { Shape } from '../../openapi/schemas.js';
import { invalidFields, sendProblem, unknownThing } from '../../problems.js';
import { actorOf } from '../actor.js';
import { filterFrom } from '../filter.js';
import { answer } from '../local/answer.js';

/** Users with their roles and passwords. */
export function userRoutes(router: Router, staff: StaffRecords, access: Access): void {
  const thing = 'user';
  const path = (code: string) => `/users/${encodeURIComponent(code)}`;
  const busy = (req: Request, res: Response) => {
    res.setHeader('Retry-After', '2');
    sendProblem(req, res, { status: 503, kind: 'busy', title: message('refusedAccess.tooManyPasswords') });
  };

  router.get('/users', async (req, res) => {
    const { active, ...filter } = filterFrom<Omit<StaffFilter, 'active'> & { active?: unknown }>(req);
    res.json(await staff.list({ ...filter, ...(active === undefined ? {} : { active: String(active) === 'true' }) }));
  });

  router.post('/users', async (req, res) => {
    const { password, ...draft } = req.body as UserDraft;
    const problem = password === undefined ? undefined : await access.whatIsWrongWith(password, draft);
    if (problem) return sendProblem(req, res, invalidFields([{ field: 'password', problem }]));
    const hash = password === undefined ? undefined : await access.passwords.hash(password);
    if (hash === 'busy') return busy(req, res);
    const outcome = hash ? await staff.add(draft, hash) : await staff.add(draft);
    answer(req, res, outcome, { thing, made: ({ code }) => path(code) });
  });

  router.get('/users/:code', async (req, res) => {
    const found = await staff.read(req.params.code);
    if (!found) return sendProblem(req, res, unknownThing(thing, req.params.code));
    res.json(found);
  });

  router.patch('/users/:code', async (req, res) => {
    const { code } = req.params;
    answer(req, res, await staff.change(code, req.body as StaffChange), { thing, id: code });
  });

  router.delete('/users/:code', async (req, res) => {
    const { code } = req.params;
    answer(req, res, await staff.remove(code), { thing, id: code });
  });

  router.put('/users/:code/password', async (req, res) => {
    const { code } = req.params;
    const { password } = req.body as Shape<'NewPassword'>;
    const user = await staff.read(code);
    if (!user) return sendProblem(req, res, unknownThing(thing, code));
    const problem = await access.whatIsWrongWith(password, user);
    if (problem) return sendProblem(req, res, invalidFields([{ field: 'password', problem }]));
    const hash = await access.passwords.hash(password);
    if (hash === 'busy') return busy(req, res);
    if (!(await access.setPassword(user.code, hash, new Date())))
      return sendProblem(req, res, unknownThing(thing, code));
    res.status(204).end();
  });
}

/** Keys of programs. The text of one is in the answer that makes it, and nowhere else. */
export function keyRoutes(router: Router, { keys, timeZone }: Pick<Access, 'keys' | 'timeZone'>): void {
  router.get('/keys', async (req, res) => {
    res.json(await keys.list(filterFrom<{ after?: string; limit: number }>(req)));
  });

  router.post('/keys', async (req, res) => {
    const { expiresOn, ...draft } = req.body as KeyDraft & { expiresOn?: string };
    const expiresAt = expiresOn ? endOfLocalDate(expiresOn, timeZone).toISOString() : draft.expiresAt;
    const outcome = await keys.add({ ...draft, ...(expiresAt ? { expiresAt } : {}) }, actorOf(res).name);
    if (outcome.kind === 'invalid' && expiresOn)
      for (const each of outcome.problems) if (each.field === 'expiresAt') each.field = 'expiresOn';
    answer(req, res, outcome, { thing: 'key', made: ({ key }) => `/keys/${key.id}` });
  });

  router.get('/keys/:id', async (req, res) => {
    const key = await keys.read(req.params.id);
    if (!key) return sendProblem(req, res, unknownThing('key', req.params.id));
    res.json(key);
  });

  router.delete('/keys/:id', async (req, res) => {
    const { id } = req.params;
    answer(req, res, await keys.revoke(id, actorOf(res).name), { thing: 'key', id });
  });
}

/** Who changed which setting. */
export function auditRoutes(router: Router, access: Pick<Access, 'audit'>): void {
  router.get('/audit', async (req, res) => {
    res.json(await access.audit(filterFrom<AuditFilter>(req)));
  });
}
