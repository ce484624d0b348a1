import { staffRoles } from '../../domain/staff.js';
import { made, type Operation, ok, paging } from './operation.js';
import { instant, line, oneOf, page, ref, yesNo } from './shape.js';

const code = line(64, { minLength: 1 });

/** Who may enter, what they may do, and who changed what. */
export const accessOperations: Operation[] = [
  {
    ...{ method: 'post', path: '/session', id: 'signIn', tag: 'access' },
    permission: 'public',
    summary: 'Sign in with user and password. The answer sets a cookie and says what to send with changes.',
    body: 'SignInOrder',
    answer: made(ref('SessionView')),
    problems: [429],
  },
  {
    ...{ method: 'get', path: '/sign-in', id: 'readWaysIn', tag: 'access' },
    permission: 'public',
    summary: 'Which ways there are to sign in.',
    answer: ok(ref('WaysIn')),
  },
  {
    ...{ method: 'post', path: '/password-links', id: 'forgetPassword', tag: 'access' },
    permission: 'public',
    summary:
      'Mail a link that sets a new password, to the address of the account. The answer is the same whether there is one.',
    body: 'PasswordLinkOrder',
    answer: 'none',
  },
  {
    ...{ method: 'put', path: '/password-links', id: 'usePasswordLink', tag: 'access' },
    permission: 'public',
    summary: 'Set a new password by such a link. It works once and for 30 minutes; all sessions of the account end.',
    body: 'LinkedPassword',
    answer: 'none',
    problems: [409, 422, 429],
  },
  {
    ...{ method: 'get', path: '/session/openid', id: 'beginOpenIdSignIn', tag: 'access' },
    permission: 'public',
    summary: 'Sends a browser to the institution’s OpenID Connect provider. It comes back signed in.',
    query: {
      returnTo: line(2000, { description: 'A page of this node, as /lending?state=new; others are not gone to.' }),
    },
    answer: 'redirect',
    problems: [404],
  },
  {
    ...{ method: 'get', path: '/session/openid/return', id: 'endOpenIdSignIn', tag: 'access' },
    permission: 'public',
    summary: 'Where the provider sends the browser back to. Signs in with the same cookie as by password.',
    query: { code: line(4000), state: line(500), iss: line(2000), error: line(200) },
    anyQuery: true,
    answer: 'redirect',
    problems: [404, 429],
  },
  {
    ...{ method: 'get', path: '/session', id: 'readSession', tag: 'access' },
    permission: 'signedIn',
    summary: 'Who I am here: roles, permissions, libraries, desks, language.',
    answer: ok(ref('SessionView')),
  },
  {
    ...{ method: 'delete', path: '/session', id: 'signOut', tag: 'access' },
    permission: 'signedIn',
    summary: 'Sign out.',
    answer: 'none',
  },
  {
    ...{ method: 'put', path: '/session/password', id: 'changeOwnPassword', tag: 'access' },
    permission: 'signedIn',
    summary: 'Change one’s own password. All sessions end, and this one begins anew.',
    body: 'OwnPassword',
    answer: made(ref('SessionView')),
    problems: [409, 422, 429],
  },
  {
    ...{ method: 'get', path: '/users', id: 'listUsers', tag: 'access' },
    permission: 'seeUsers',
    summary:
      'Users by code. With the role fulfillmentServicesOperator: those whom a request can be assigned to; with a library: who has the role there.',
    query: { role: oneOf(...staffRoles), library: code, active: yesNo, ...paging },
    answer: ok(page(ref('UserView'))),
  },
  {
    ...{ method: 'post', path: '/users', id: 'addUser', tag: 'access' },
    permission: 'keepUsers',
    summary: 'Add a user, with or without a password.',
    body: 'UserDraft',
    answer: made(ref('UserView')),
    problems: [409, 422],
  },
  {
    ...{ method: 'get', path: '/users/{code}', id: 'readUser', tag: 'access' },
    permission: 'seeUsers',
    summary: 'One user.',
    answer: ok(ref('UserView')),
    problems: [404],
  },
  {
    ...{ method: 'patch', path: '/users/{code}', id: 'changeUser', tag: 'access' },
    permission: 'keepUsers',
    summary: 'Change what is named; null removes, roles are said anew. It is in force at the user’s next call.',
    body: 'UserChange',
    answer: ok(ref('UserView')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'delete', path: '/users/{code}', id: 'removeUser', tag: 'access' },
    permission: 'keepUsers',
    summary: 'Remove a user. Their tasks can then be passed on by anybody.',
    answer: 'none',
    problems: [404, 409],
  },
  {
    ...{ method: 'put', path: '/users/{code}/password', id: 'setPassword', tag: 'access' },
    permission: 'keepUsers',
    summary: 'Give a user another password. All their sessions end.',
    body: 'NewPassword',
    answer: 'none',
    problems: [404, 422],
  },
  {
    ...{ method: 'get', path: '/keys', id: 'listKeys', tag: 'access' },
    permission: 'keepUsers',
    summary: 'Keys of programs, the newest first, also those that are revoked.',
    query: paging,
    answer: ok(page(ref('KeyView'))),
  },
  {
    ...{ method: 'post', path: '/keys', id: 'addKey', tag: 'access' },
    permission: 'keepUsers',
    summary: 'Make a key for a program. It is shown this once.',
    body: 'KeyDraft',
    answer: made(ref('KeyMade')),
    problems: [422],
  },
  {
    ...{ method: 'get', path: '/keys/{id}', id: 'readKey', tag: 'access' },
    permission: 'keepUsers',
    summary: 'One key, without its secret.',
    answer: ok(ref('KeyView')),
    problems: [404],
  },
  {
    ...{ method: 'delete', path: '/keys/{id}', id: 'revokeKey', tag: 'access' },
    permission: 'keepUsers',
    summary: 'Revoke a key: from now on it opens nothing.',
    answer: ok(ref('KeyView')),
    problems: [404],
  },
  {
    ...{ method: 'get', path: '/audit', id: 'listAudit', tag: 'access' },
    permission: 'readAudit',
    summary: 'Every change of the configuration, the newest first: who, when, what it was and what it became.',
    query: {
      thing: line(64, { description: 'partner, library, user, key, policies, workflowProfile, …' }),
      id: line(100),
      actor: line(80, { description: 'Login of a user, id of a key, name of the node’s key.' }),
      operation: line(64),
      outcome: oneOf('begun', 'done', 'refused'),
      from: instant,
      until: instant,
      ...paging,
    },
    answer: ok(page(ref('AuditView'))),
  },
];
