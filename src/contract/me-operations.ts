/** What is everybody’s own: language and theme, open sessions, what the desk remembers. */

import { languages } from '../domain/fulfilment/patron.js';
import { preferenceLimits, themes } from '../domain/staff/staff.js';
import { items, type Operation, ok } from './operation.js';
import type { Shape } from './schemas.js';
import { closed, instant, object, oneOfThese, optional, ref, text, writtenAs, yesNo } from './shape.js';

const key = writtenAs('code', { maxLength: 100 });
const session = writtenAs('session');

export const meOperations = [
  {
    method: 'patch',
    path: '/me',
    id: 'changeMe',
    tag: 'access',
    permission: 'signedIn',
    summary: 'Change one’s own language or theme.',
    body: 'OwnChange',
    answer: ok(ref('SessionView')),
    problems: [409],
  },
  {
    method: 'get',
    path: '/me/sessions',
    id: 'listMySessions',
    tag: 'access',
    permission: 'signedIn',
    summary: 'Where one is signed in, the last seen first.',
    answer: ok(items('SessionListed')),
  },
  {
    method: 'delete',
    path: '/me/sessions/{id}',
    id: 'endMySession',
    tag: 'access',
    permission: 'signedIn',
    summary: 'Sign out elsewhere.',
    params: { id: session },
    answer: 'none',
    problems: [404],
  },
  {
    method: 'get',
    path: '/me/preferences',
    id: 'listMyPreferences',
    tag: 'access',
    permission: 'signedIn',
    summary: 'Everything that one’s desk remembers, by key.',
    answer: ok(items('Preference')),
  },
  {
    method: 'get',
    path: '/me/preferences/{key}',
    id: 'readMyPreference',
    tag: 'access',
    permission: 'signedIn',
    summary: 'One thing that the desk remembers.',
    params: { key },
    answer: ok(ref('Preference')),
    problems: [404],
  },
  {
    method: 'put',
    path: '/me/preferences/{key}',
    id: 'setMyPreference',
    tag: 'access',
    permission: 'signedIn',
    summary: `Remember any JSON of at most ${preferenceLimits.bytes} bytes: a saved view, columns, the desk where one stands.`,
    params: { key },
    body: 'PreferenceOrder',
    answer: ok(ref('Preference')),
    problems: [409, 422],
  },
  {
    method: 'delete',
    path: '/me/preferences/{key}',
    id: 'forgetMyPreference',
    tag: 'access',
    permission: 'signedIn',
    summary: 'Remember it no longer.',
    params: { key },
    answer: 'none',
    problems: [404],
  },
  {
    method: 'get',
    path: '/users/{code}/sessions',
    id: 'listSessions',
    tag: 'access',
    permission: 'keepUsers',
    summary: 'Where a user is signed in.',
    answer: ok(items('SessionListed')),
    problems: [404],
  },
  {
    method: 'delete',
    path: '/users/{code}/sessions',
    id: 'endSessions',
    tag: 'access',
    permission: 'keepUsers',
    summary: 'Sign a user out everywhere. It is in force at their next call.',
    answer: 'none',
    problems: [404],
  },
  {
    method: 'delete',
    path: '/users/{code}/sessions/{id}',
    id: 'endSession',
    tag: 'access',
    permission: 'keepUsers',
    summary: 'End one session of a user.',
    params: { id: session },
    answer: 'none',
    problems: [404],
  },
] as const satisfies readonly Operation[];

export const meSchemas = {
  OwnChange: closed(
    { language: optional(oneOfThese(...languages)), theme: optional(oneOfThese(...themes)) },
    { minProperties: 1 },
  ),
  PreferenceOrder: closed({ value: { description: 'Any JSON.' } }),
  Preference: object({
    key: text,
    value: { description: 'As it was sent.' },
    changedAt: instant,
  }),
  SessionListed: object({
    id: { ...text, description: 'Names the session; it opens nothing.' },
    way: oneOfThese('password', 'openId'),
    address: text,
    startedAt: instant,
    seenAt: instant,
    endsAt: instant,
    current: { ...yesNo, description: 'The one that asks.' },
  }),
};

/** What somebody may change of themselves. */
export type OwnChange = Shape<'OwnChange'>;
