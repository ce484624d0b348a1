/** The patrons’ own addresses: what may be called, by whom, what is sent and answered. A route without a row is not served. */

import { made, type Operation, ok, paging } from '../../contract/operation.js';
import { integer, line, oneOfThese, ref, text, yesNo } from '../../contract/shape.js';
import { browsedBy } from '../../domain/patrons-side/views.js';

/** Where they live; nothing of the staff’s is below it. */
export const patronBase = '/api/patron/v1';

type More = Partial<Pick<Operation, 'query' | 'anyQuery' | 'body' | 'problems'>>;

/** Everything but the name of the site is 404 where the library has not opened these pages. */
const row = <
  const Path extends string,
  const Id extends string,
  const Answer extends Operation['answer'],
  const M extends More = object,
>(
  method: Operation['method'],
  path: Path,
  id: Id,
  permission: 'public' | 'signedIn',
  answer: Answer,
  summary: string,
  more: M = {} as M,
) => ({
  method,
  path,
  id,
  tag: 'patrons' as const,
  permission,
  summary,
  answer,
  ...more,
  problems: [...(id === 'readSite' ? [] : [404 as const]), ...(more.problems ?? [])],
});

export const patronsSideOperations = [
  row(
    'get',
    '/site',
    'readSite',
    'public',
    ok(ref('SiteView')),
    'What these pages are called, and whether they are open.',
  ),
  row('post', '/session', 'signInAsPatron', 'public', made(ref('PatronSession')), 'Sign in with card and PIN.', {
    problems: [429],
    body: 'PatronSignIn',
  }),
  row('get', '/session', 'readPatronSession', 'signedIn', ok(ref('PatronSession')), 'Who is signed in.'),
  row('delete', '/session', 'signOutAsPatron', 'signedIn', 'none', 'Sign out.'),
  row('get', '/session/openid', 'beginPatronOpenId', 'public', 'redirect', 'Off to the institution’s own accounts.', {
    query: { returnTo: text },
  }),
  row('get', '/session/openid/return', 'endPatronOpenId', 'public', 'redirect', 'Back from there.', { anyQuery: true }),
  row(
    'get',
    '/search',
    'searchForPatrons',
    'public',
    'lines',
    'What each library finds, a line of JSON as it answers.',
    {
      problems: [429],
      query: { q: line(500, { minLength: 1 }), from: { ...integer, minimum: 0, maximum: 200, default: 0 } },
    },
  ),
  row(
    'get',
    '/browse',
    'browseForPatrons',
    'public',
    ok(ref('BrowsePage')),
    'Titles or authors of the library’s own catalogue in their order.',
    {
      problems: [429, 503],
      query: {
        by: { ...oneOfThese(...browsedBy), default: 'title' },
        at: line(200),
        after: line(200, { minLength: 1 }),
        before: line(200, { minLength: 1 }),
      },
    },
  ),
  row(
    'get',
    '/citation',
    'completeMyCitation',
    'signedIn',
    ok(ref('CitationFound')),
    'Title, author and year of an ISBN, ISSN or DOI.',
    {
      problems: [429],
      query: { number: line(300, { minLength: 1 }) },
    },
  ),
  row('post', '/wishes', 'checkWish', 'signedIn', ok(ref('WishChecked')), 'What is true before it is sent.', {
    problems: [429],
    body: 'Wish',
  }),
  row('get', '/requests', 'listMine', 'signedIn', ok(ref('MyRequests')), 'One’s own requests.', {
    query: { closed: yesNo, ...paging },
  }),
  row('post', '/requests', 'askFor', 'signedIn', made(ref('RequestSent')), 'Send a request.', {
    problems: [422],
    body: 'Wish',
  }),
  row('get', '/requests/{number}', 'readMine', 'signedIn', ok(ref('MyRequest')), 'One of them.'),
  row('post', '/requests/{number}/cancel', 'cancelMine', 'signedIn', ok(ref('MyRequest')), 'Cancel it, or ask to.', {
    problems: [409, 422],
  }),
  row('post', '/requests/{number}/renew', 'renewMine', 'signedIn', ok(ref('MyRequest')), 'Ask to keep it longer.', {
    problems: [409, 422],
  }),
  row(
    'post',
    '/requests/{number}/answer',
    'answerMine',
    'signedIn',
    ok(ref('MyRequest')),
    'Answer the library’s question.',
    {
      problems: [409, 422],
      body: 'PatronAnswer',
    },
  ),
  row(
    'post',
    '/requests/{number}/messages',
    'writeMine',
    'signedIn',
    ok(ref('MyRequest')),
    'Write to the library about a request.',
    {
      problems: [409, 422],
      body: 'PatronMessage',
    },
  ),
  row(
    'get',
    '/requests/{number}/copy',
    'readCopy',
    'signedIn',
    'copy',
    'The copy itself, once the notice was accepted.',
    {
      problems: [409],
      query: { download: yesNo },
    },
  ),
  row(
    'post',
    '/requests/{number}/copy/notice',
    'acceptNotice',
    'signedIn',
    ok(ref('MyRequest')),
    'Accept the copyright notice of a copy.',
    {
      body: 'PatronNotice',
    },
  ),
  row(
    'get',
    '/account',
    'readAccount',
    'signedIn',
    ok(ref('PatronAccount')),
    'What is owed, and what keeps one from asking.',
  ),
  row('put', '/language', 'chooseLanguage', 'signedIn', 'none', 'The language of pages and letters.', {
    body: 'PatronLanguage',
  }),
] as const satisfies readonly Operation[];
