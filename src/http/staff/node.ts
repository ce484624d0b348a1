/** What the node finds of itself, and its settings. */
import type { Request } from 'express';
import { inOrder } from '../../domain/checks/findings.js';
import { judgeScheme } from '../../engine/checks/judge.js';
import type { CameBy } from '../../engine/checks/ports.js';
import type { NodeChecks } from '../../engine/checks/watch.js';
import type { FieldProblem } from '../../engine/model/local/outcome.js';
import type { LocalRecords } from '../../engine/model/local-records.js';
import type { SettingsChange } from '../../settings/changeable.js';
import { type MailProblem, mailTlsWays } from '../../settings/mail-problems.js';
import type { ClaimedRole } from '../../settings/read-settings.js';
import { settingRows } from '../../settings/rows.js';
import type { SettingsDesk } from '../../settings/shown.js';
import { type Message, message } from '../../words/message.js';
import { refused } from '../answering.js';
import { invalidFields } from '../problems.js';
import type { StaffAnswers } from './calls.js';

interface NodeRooms {
  checks: NodeChecks;
  settings: SettingsDesk;
  libraries: Pick<LocalRecords['libraries'], 'read'>;
  publicUrl: string;
  trustedProxies: readonly string[];
}

/** The checks of the node, its settings, and which roles a provider's claim gives. */
export function nodeAnswers({ checks, settings, libraries, publicUrl, trustedProxies }: NodeRooms) {
  const givenElsewhere = (change: Parameters<SettingsDesk['givenOf']>[0], field?: string) => {
    const [given] = settings.givenOf(change);
    if (!given) return undefined;
    const problem = message('refusedField.givenByEnvironment', { env: settingRows[given].env });
    return refused(invalidFields([{ field: field ?? given, problem }]));
  };
  const impossible = (change: SettingsChange) => {
    const problems = settings
      .problemsOf(change)
      .map(({ name, problem, why }) => ({ field: name, problem: said[problem](why) }));
    return problems.length > 0 ? refused(invalidFields(problems)) : undefined;
  };
  return {
    readNodeChecks: async ({ query, req }) => {
      const { checkedAt, checking, findings } = await checks.read(query.again ?? false);
      const scheme = query.browser
        ? judgeScheme(cameBy(req, query.browser), { address: publicUrl, trustedProxies })
        : [];
      return { ...(checkedAt ? { checkedAt } : {}), checking, items: inOrder([...scheme, ...findings]) };
    },
    readSettings: () => settings.view(),
    changeSettings: ({ body, actor }) => givenElsewhere(body) ?? impossible(body) ?? settings.change(body, actor.name),
    setClaimedRoles: async ({ body: { roles }, actor }) => {
      const change = { openIdRoles: roles };
      const elsewhere = givenElsewhere(change, 'roles');
      if (elsewhere) return elsewhere;
      const problems = await claimedRoleProblems(roles ?? [], (code) => libraries.read(code, new Date()));
      return problems.length > 0 ? refused(invalidFields(problems)) : settings.change(change, actor.name);
    },
  } satisfies Partial<StaffAnswers>;
}

/** What is wrong with settings of mail, in words. */
const said = {
  way: () => message('refusedSetting.mailTls', { ways: [...mailTlsWays] }),
  host: () => message('refusedSetting.mailHost'),
  sender: () => message('refusedSetting.mailSender'),
  noSender: () => message('refusedSetting.mailNoSender'),
  noPassword: () => message('refusedSetting.mailNoPassword'),
  passwordOfOther: () => message('refusedSetting.mailPasswordAgain'),
  blocked: (why = message('refusedSetting.mailHost')) => message('refusedSetting.mailBlocked', { why }),
} satisfies Record<MailProblem['problem'], (why?: Message) => Message>;

/** What cannot be stored: pairs are kept with semicolons between them, and a role needs a library that is there. */
async function claimedRoleProblems(
  roles: readonly ClaimedRole[],
  libraryOf: (code: string) => Promise<unknown>,
): Promise<FieldProblem[]> {
  const problems = roles.map(async ({ value, gives: { library } }, at): Promise<FieldProblem[]> => {
    if (value.includes(';') || value.trim() === '')
      return [{ field: `roles.${at}.value`, problem: message('refusedField.claimValue') }];
    return library && !(await libraryOf(library))
      ? [{ field: `roles.${at}.gives.library`, problem: message('refusedMissing.library', { library }) }]
      : [];
  });
  return (await Promise.all(problems)).flat();
}

/** How a page came here. */
const cameBy = (req: Request, browser: CameBy['browser']): CameBy => ({
  browser,
  node: req.protocol === 'https' ? 'https' : 'http',
  from: (req.socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
  forwarded:
    String(req.headers['x-forwarded-proto'] ?? '')
      .split(',')[0]
      ?.trim() ?? '',
});
