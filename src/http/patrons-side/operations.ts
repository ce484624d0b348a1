/** The patrons’ own addresses: what may be called, by whom, and what is sent. A route without a row is not served. */
import { languages } from '../../domain/fulfilment/patron.js';
import { wishKinds } from '../../domain/patrons-side/views.js';
import { atMost } from '../../engine/before-sending/draft-problems.js';
import { type Operation, ok, paging } from '../openapi/operation.js';
import { closed, day, line, oneOf, optional, text, words, yesNo } from '../openapi/shape.js';

/** Where they live; nothing of the staff’s is below it. */
export const patronBase = '/api/patron/v1';

const cited = (name: keyof typeof atMost) => optional(line(atMost[name]));

export const patronInputs = {
  PatronSignIn: closed({ card: line(100), pin: { ...text, maxLength: 200 } }),
  PatronAnswer: closed({ text: words(2000) }),
  PatronNotice: closed({ accepted: { ...yesNo, const: true } }),
  PatronLanguage: closed({ language: oneOf(...languages) }),
  Wish: closed({
    kind: oneOf(...wishKinds),
    title: line(atMost.title),
    author: cited('author'),
    titleOfComponent: cited('titleOfComponent'),
    authorOfComponent: cited('authorOfComponent'),
    isbn: cited('isbn'),
    issn: cited('issn'),
    doi: cited('doi'),
    pmid: cited('pmid'),
    oclc: cited('oclc'),
    publisher: cited('publisher'),
    placeOfPublication: cited('placeOfPublication'),
    publicationDate: cited('publicationDate'),
    edition: cited('edition'),
    volume: cited('volume'),
    issue: cited('issue'),
    pagesRequested: cited('pagesRequested'),
    anyEdition: optional(yesNo),
    pickupLocation: cited('pickupLocation'),
    notAfter: optional(day),
    note: optional(words(2000)),
    agreeToCopyright: optional(yesNo),
    agreeToTerms: optional(yesNo),
    evenIfDuplicate: optional(yesNo),
  }),
};

const anything = ok({ type: 'object', additionalProperties: true });
const row = (
  method: Operation['method'],
  path: string,
  id: string,
  permission: 'public' | 'signedIn',
  summary: string,
  more: Partial<Operation> = {},
): Operation => ({ method, path, id, tag: 'patrons', permission, summary, answer: anything, ...more });

export const patronOperations = [
  row('get', '/site', 'readSite', 'public', 'What these pages are called, and whether they are open.'),
  row('post', '/session', 'signInAsPatron', 'public', 'Sign in with card and PIN.', { body: 'PatronSignIn' }),
  row('get', '/session', 'readPatronSession', 'signedIn', 'Who is signed in.'),
  row('delete', '/session', 'signOutAsPatron', 'signedIn', 'Sign out.'),
  row('get', '/session/openid', 'beginPatronOpenId', 'public', 'Off to the institution’s own accounts.', {
    query: { returnTo: text },
  }),
  row('get', '/session/openid/return', 'endPatronOpenId', 'public', 'Back from there.', { anyQuery: true }),
  row('get', '/search', 'searchForPatrons', 'public', 'What each library finds, a line of JSON as it answers.', {
    query: { q: line(500, { minLength: 1 }) },
  }),
  row('get', '/citation', 'completeMyCitation', 'signedIn', 'Title, author and year of an ISBN, ISSN or DOI.', {
    query: { number: line(300, { minLength: 1 }) },
  }),
  row('post', '/wishes', 'checkWish', 'signedIn', 'What is true before it is sent.', { body: 'Wish' }),
  row('get', '/requests', 'listMine', 'signedIn', 'One’s own requests.', {
    query: { closed: yesNo, ...paging },
  }),
  row('post', '/requests', 'askFor', 'signedIn', 'Send a request.', { body: 'Wish' }),
  row('get', '/requests/{number}', 'readMine', 'signedIn', 'One of them.'),
  row('post', '/requests/{number}/cancel', 'cancelMine', 'signedIn', 'Cancel it, or ask to.'),
  row('post', '/requests/{number}/renew', 'renewMine', 'signedIn', 'Ask to keep it longer.'),
  row('post', '/requests/{number}/answer', 'answerMine', 'signedIn', 'Answer the library’s question.', {
    body: 'PatronAnswer',
  }),
  row('get', '/requests/{number}/copy', 'readCopy', 'signedIn', 'The copy itself, once the notice was accepted.', {
    query: { download: yesNo },
    answer: 'copy',
  }),
  row('post', '/requests/{number}/copy/notice', 'acceptNotice', 'signedIn', 'Accept the copyright notice of a copy.', {
    body: 'PatronNotice',
  }),
  row('get', '/account', 'readAccount', 'signedIn', 'What is owed, and what keeps one from asking.'),
  row('put', '/language', 'chooseLanguage', 'signedIn', 'The language of pages and letters.', {
    body: 'PatronLanguage',
  }),
] as const satisfies readonly Operation[];
