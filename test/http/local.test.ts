import { expect } from 'chai';
import request from 'supertest';
import { letterOperations } from '../../src/contract/letter-operations.js';
import { letterStyleOperations } from '../../src/contract/letter-style-operations.js';
import { localOperations } from '../../src/contract/local-operations.js';
import { asDesk, openHttp } from './open-http.js';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
const actor = { kind: 'staff', name: 'desk' };
const desk = 'RES_DESK';
const holding = { barcode: '3001', title: 'Nana', location: 'STACKS' };
const now = Symbol('now');
const worded = { heading: 'A question', lines: ['Please answer.'] };
const queryText = { en: worded, fr: worded };

/** Each address: what is sent, what the records are asked, and the status of the answer. */
const letterText = { language: 'en', subject: 'A charge', body: '# A charge' };
const aLogo = { content: 'iVBORw0KGgo=' };
const rows: [Method, string, object | undefined, unknown[], number][] = [
  ['get', '/libraries', undefined, ['libraries.list', now], 200],
  ['post', '/libraries', { code: 'M', name: 'Main' }, ['libraries.add', { code: 'M', name: 'Main' }, now], 201],
  ['get', '/libraries/RES_SHARE', undefined, ['libraries.read', 'RES_SHARE', now], 200],
  [
    'patch',
    '/libraries/M',
    { isil: null, inactiveForLending: { from: '2026-01-01' }, address: null },
    ['libraries.change', 'M', { isil: null, inactiveForLending: { from: '2026-01-01' }, address: null }, now],
    200,
  ],
  ['delete', '/libraries/M', undefined, ['libraries.remove', 'M'], 204],
  ['post', '/libraries/M/desks', { code: 'D', name: 'x' }, ['libraries.addDesk', 'M', { code: 'D', name: 'x' }], 201],
  ['patch', '/libraries/M/desks/D', { name: 'x' }, ['libraries.changeDesk', 'M', 'D', { name: 'x' }], 200],
  ['delete', '/libraries/M/desks/D', undefined, ['libraries.removeDesk', 'M', 'D'], 204],
  ['get', '/desks/D/tasks/ship', undefined, ['libraries.mayWorkAt', 'D', 'ship'], 200],
  [
    'post',
    '/libraries/M/locations',
    { code: 'L', name: 'x', kind: 'shelf' },
    ['libraries.addLocation', 'M', { code: 'L', name: 'x', kind: 'shelf' }],
    201,
  ],
  [
    'patch',
    '/libraries/M/locations/L',
    { kind: 'shelf' },
    ['libraries.changeLocation', 'M', 'L', { kind: 'shelf' }],
    200,
  ],
  ['delete', '/libraries/M/locations/L', undefined, ['libraries.removeLocation', 'M', 'L'], 204],
  ['get', '/libraries/M/closures?from=2026-01-01', undefined, ['libraries.closures', 'M', '2026-01-01'], 200],
  [
    'post',
    '/libraries/M/closures',
    { from: '2026-12-25' },
    ['libraries.close', 'M', { from: '2026-12-25' }, actor],
    201,
  ],
  [
    'patch',
    '/libraries/M/closures/3',
    { until: '2026-12-27', tell: false },
    ['libraries.changeClosure', 'M', '3', { until: '2026-12-27', tell: false }, actor],
    200,
  ],
  ['delete', '/libraries/M/closures/3', undefined, ['libraries.removeClosure', 'M', '3', actor, true], 200],
  ['delete', '/libraries/M/closures/3?tell=no', undefined, ['libraries.removeClosure', 'M', '3', actor, false], 200],

  ['get', '/letters?code=receiveSlip', undefined, ['letters.list', { code: 'receiveSlip', limit: 50 }], 200],
  ['get', '/letters/catalogue', undefined, ['letters.catalogue'], 200],
  ['put', '/letters/catalogue/fees', { used: false }, ['letters.use', 'fees', false, actor, now], 200],
  ['get', '/letters/12', undefined, ['letters.read', '12'], 200],
  ['post', '/letters/12/printed', undefined, ['letters.printed', '12', actor, now], 200],
  ['post', '/letters/12/withdraw', undefined, ['letters.withdraw', '12', actor, now], 200],
  ['get', '/letter-words/fees', undefined, ['letters.words', 'fees'], 200],
  ['put', '/letter-words/fees', letterText, ['letters.reword', 'fees', letterText, actor, now], 200],
  ['post', '/letter-words/fees/built-in', { language: 'fr' }, ['letters.backToUsual', 'fees', { language: 'fr' }], 200],
  ['post', '/letter-words/fees/keep', { language: 'fr' }, ['letters.keepWording', 'fees', { language: 'fr' }], 200],
  ['get', '/letter-styles', undefined, ['letters.styles.list'], 200],
  [
    'put',
    '/letter-styles/M',
    { languages: null },
    ['letters.styles.change', 'M', { languages: null }, actor, now],
    200,
  ],
  ['put', '/letter-styles/M/logo', aLogo, ['letters.styles.setLogo', 'M', aLogo, actor, now], 200],
  ['delete', '/letter-styles/M/logo', undefined, ['letters.styles.removeLogo', 'M', actor, now], 200],
  ['get', `/letter-logos/${'a'.repeat(64)}`, undefined, ['letters.styles.picture', 'a'.repeat(64)], 200],
  ['put', '/letter-words/fees/delay', { minutes: 60 }, ['letters.delay', 'fees', 60, actor, now], 200],
  ['post', '/letter-words/fees/preview', letterText, ['letters.preview', 'fees', letterText, now], 200],
  ['post', '/letter-words/fees/test', letterText, ['letters.preview', 'fees', letterText, now], 200],
  ['get', '/query-templates', undefined, ['letters.queries'], 200],
  ['put', '/query-templates/5', queryText, ['letters.rewordQuery', 5, queryText, actor, now], 200],

  ['get', '/patrons?q=roy&limit=2&after=A%2F7', undefined, ['patrons.list', { q: 'roy', limit: 2, after: 'A/7' }], 200],
  ['post', '/patrons', { id: 'A/7', name: 'Roy' }, ['patrons.add', { id: 'A/7', name: 'Roy' }, now], 201],
  ['get', '/patrons/A%2F7', undefined, ['patrons.read', 'A/7', now], 200],
  ['patch', '/patrons/A%2F7', { email: null }, ['patrons.change', 'A/7', { email: null }, now], 200],
  ['delete', '/patrons/A%2F7', undefined, ['patrons.remove', 'A/7'], 204],
  ['post', '/patrons/7/blocks', { reason: 'Ask' }, ['patrons.block', '7', { reason: 'Ask' }, actor, now], 200],
  ['delete', '/patrons/7/blocks/1', undefined, ['patrons.liftBlock', '7', '1', actor, now], 200],
  [
    'post',
    '/imports/patrons',
    { csv: 'id\n"7"', file: 'new.csv', batch: '3', lines: [9] },
    [
      'patrons.importCsv',
      { csv: 'id\n"7"', lines: [9], upload: { by: actor.name, file: 'new.csv', batch: '3' } },
      new Map(),
    ],
    200,
  ],
  ['get', '/imports/patrons', undefined, ['csvImports.list', 'patrons', { limit: 50 }], 200],
  ['get', '/imports/patrons/3', undefined, ['csvImports.read', 'patrons', '3'], 200],

  ['get', '/holdings?q=nana', undefined, ['holdings.list', { q: 'nana', limit: 50 }], 200],
  ['post', '/holdings', holding, ['holdings.add', holding], 201],
  ['get', '/holdings/5', undefined, ['holdings.read', '5'], 200],
  ['get', '/holdings/5/copies', undefined, ['holdings.copies', '5'], 200],
  ['put', '/holdings/5', holding, ['holdings.replace', '5', holding], 200],
  ['delete', '/holdings/5', undefined, ['holdings.remove', '5'], 204],
  [
    'post',
    '/imports/holdings',
    { csv: 'x', dryRun: true },
    ['holdings.importCsv', { csv: 'x', dryRun: true, upload: { by: actor.name } }],
    200,
  ],
  ['get', '/imports/holdings', undefined, ['csvImports.list', 'holdings', { limit: 50 }], 200],
  ['get', '/imports/holdings/3', undefined, ['csvImports.read', 'holdings', '3'], 200],
  [
    'post',
    '/holding-matches',
    { isbn: '2070360024' },
    [
      'holdings.match',
      {
        title: undefined,
        subtitle: undefined,
        bibliographicItemId: [
          { bibliographicItemIdentifier: '2070360024', bibliographicItemIdentifierCode: { value: 'ISBN' } },
        ],
      },
    ],
    200,
  ],

  ['get', '/reasons', undefined, ['reasons.list'], 200],
  [
    'post',
    '/reasons',
    { list: 'reject', code: '40', label: 'x', french: 'x', reasonUnfilled: 'NotHeld' },
    ['reasons.add', { list: 'reject', code: '40', label: 'x', french: 'x', reasonUnfilled: 'NotHeld' }, actor],
    201,
  ],
  [
    'patch',
    '/reasons/reject/40',
    { enabled: false },
    ['reasons.change', 'reject', '40', { enabled: false }, actor],
    200,
  ],
  ['delete', '/reasons/reject/40', undefined, ['reasons.remove', 'reject', '40'], 204],
  ['get', '/policies', undefined, ['policies.list'], 200],
  [
    'patch',
    '/policies',
    { patronLoanDays: 21, activeRequestLimit: null, overdueProfile: [{ day: -3, letter: 'courtesy' }] },
    [
      'policies.change',
      { patronLoanDays: 21, activeRequestLimit: null, overdueProfile: [{ day: -3, letter: 'courtesy' }] },
      actor,
    ],
    200,
  ],
  ['get', '/temporary-item-rules', undefined, ['policies.itemRules'], 200],
  ['post', '/temporary-item-rules', { location: 'L' }, ['policies.addItemRule', { location: 'L' }], 201],
  ['patch', '/temporary-item-rules/2', { location: 'L' }, ['policies.changeItemRule', '2', { location: 'L' }], 200],
  ['delete', '/temporary-item-rules/2', undefined, ['policies.removeItemRule', '2'], 204],

  [
    'get',
    '/temporary-items?request=41',
    undefined,
    ['circulation.items', { request: '41', limit: 50, removed: false }],
    200,
  ],
  ['get', '/requests/41/temporary-record', undefined, ['circulation.expected', '41'], 200],
  ['get', '/temporary-items?removed=true', undefined, ['circulation.items', { limit: 50, removed: true }], 200],
  [
    'post',
    '/temporary-items',
    { request: '41', desk },
    ['circulation.receiveItem', { request: '41', desk }, actor, now],
    201,
  ],
  ['get', '/hold-shelf?shelf=expired', undefined, ['circulation.holds', { shelf: 'expired', limit: 50 }], 200],
  [
    'post',
    '/hold-shelf',
    { barcode: 'b', desk },
    ['circulation.putOnHoldShelf', { barcode: 'b', desk }, actor, now],
    200,
  ],
  [
    'post',
    '/hold-shelf/5/extend',
    { until: '2026-04-01' },
    ['circulation.extendHold', '5', { until: '2026-04-01' }, actor, now],
    200,
  ],
  [
    'get',
    '/loans?patron=7&status=out',
    undefined,
    ['circulation.loans', { patron: '7', status: 'out', limit: 50 }],
    200,
  ],
  ['post', '/loans', { barcode: 'b', desk }, ['circulation.checkOut', { barcode: 'b', desk }, actor, now], 201],
  ['post', '/returns', { barcode: 'b', desk }, ['circulation.returnLoan', { barcode: 'b', desk }, actor, now], 200],
  [
    'post',
    '/loans/9/renew',
    { dueDate: '2026-04-01' },
    ['circulation.renewLoan', '9', '2026-04-01', actor, now, undefined, true],
    200,
  ],
  ['post', '/loans/9/lost', { fee: '35.00' }, ['circulation.declareLoanLost', '9', { fee: '35.00' }, actor, now], 200],
  ['post', '/loans/9/found', undefined, ['circulation.foundLoan', '9', actor, now], 200],
  ['delete', '/loans/9', undefined, ['circulation.deleteLoanKeepingFee', '9', actor, now], 200],
  ['get', '/fees?status=open', undefined, ['circulation.fees', { status: 'open', limit: 50 }], 200],
  [
    'post',
    '/fees',
    { patron: '7', amount: '2.50' },
    ['circulation.addFee', { patron: '7', amount: '2.50' }, actor, now],
    201,
  ],
  ['post', '/fees/4/waived', undefined, ['circulation.settleFee', '4', 'waived', actor, now], 200],
];

const sends = (open: ReturnType<typeof openHttp>, method: Method, path: string, body?: object) =>
  request(open.app)[method](`/api/v1${path}`).set(asDesk).send(body);

describe('the local records at the staff API', () => {
  let open: ReturnType<typeof openHttp>;
  before(() => {
    open = openHttp(); // once: every app reads the whole document
  });
  beforeEach(() => {
    open.local.calls.length = 0;
    for (const name of Object.keys(open.local.answers)) delete open.local.answers[name];
  });
  for (const [method, path, body, call, status] of rows)
    it(`${method} ${path} asks ${String(call[0])}, and its answer is as documented`, async () => {
      const answer = await sends(open, method, path, body);
      expect(answer.status, JSON.stringify(answer.body)).to.equal(status);
      if (status === 201) expect(answer.headers['location']).to.match(/^\/api\/v1\/[a-z]/);
      // The audit log looks at the thing before and after.
      const ordered = open.local.calls.findLast(([name]) => name === call[0]);
      const asked = ordered?.map((each) => (each instanceof Date ? now : each));
      expect(asked).to.deep.equal(call);
    });

  it('are tried here at every address that the document names', () => {
    const tried = new Set(rows.map(([, , , [call]]) => call));
    const letters = letterOperations.filter(({ path }) => !path.startsWith('/requests'));
    const codes = 1; // `/reasons/codes` asks no records: it is tried below.
    const test = 1; // What a test of a letter sends is its preview.
    const pin = 1; // A PIN is the patrons’ own API: it is tried with that.
    const openings = 1; // Who opened what of a patron is read from the audit log: it is tried with that.
    const kinds = 2; // Files of patrons and of items are listed and read by one call each.
    expect(tried.size + codes + test + pin + openings + kinds).to.equal(
      localOperations.length + letters.length + letterStyleOperations.length,
    );
  });

  it('name the codes that a reason can be mapped to, and refuse another', async () => {
    const codes = await sends(open, 'get', '/reasons/codes');
    expect(codes.body.reasonRetry).to.include.members(['OnLoan', 'LoanCondition']);
    const wrong = await sends(open, 'patch', '/reasons/condition/41', { reasonRetry: 'Whim' });
    expect([wrong.status, wrong.body.problems[0].field]).to.deep.equal([400, 'reasonRetry']);
    const back = await sends(open, 'patch', '/reasons/reject/40', { reasonRetry: null, loanCondition: null });
    expect(back.status).to.equal(200);
  });

  it('say 404 for what is not there, 409 with the remedy, 422 with the fields', async () => {
    Object.assign(open.local.answers, {
      'patrons.read': undefined,
      'libraries.read': undefined,
      'holdings.read': undefined,
      'patrons.remove': { kind: 'notNow', reason: 'There is still a loan open: settle that first.' },
      'patrons.add': { kind: 'invalid', problems: [{ field: 'id', problem: 'There is a patron 7 already.' }] },
      'circulation.foundLoan': { kind: 'unknown' },
    });
    for (const path of ['/patrons/7', '/libraries/M', '/libraries/M/closures', '/holdings/5'])
      expect((await sends(open, 'get', path)).status, path).to.equal(404);
    const refused = await sends(open, 'delete', '/patrons/7');
    expect([refused.status, refused.body.type, refused.body.detail]).to.deep.equal([
      409,
      'urn:interlend:problem:not-now',
      'There is still a loan open: settle that first.',
    ]);
    const wrong = await sends(open, 'post', '/patrons', { id: '7', name: 'Roy' });
    expect([wrong.status, wrong.body.problems[0].field]).to.deep.equal([422, 'id']);
    const lost = await sends(open, 'post', '/loans/9/found');
    expect([lost.status, lost.body.title]).to.deep.equal([404, 'There is no such loan']);
  });

  const bad: [Method, string, object, string][] = [
    ['post', '/patrons', { id: '7', name: 'Roy', colour: 'red' }, 'colour'],
    ['post', '/patrons', { id: '7\n8', name: 'Roy' }, 'id'],
    ['patch', '/policies', { patronLoanDays: -1 }, 'patronLoanDays'],
    ['patch', '/policies', { overdueProfile: [{ day: 1, letter: 'stern' }] }, 'overdueProfile.0.letter'],
    ['patch', '/policies', { unknownPolicy: 1 }, 'unknownPolicy'],
    ['post', '/fees', { patron: '7', amount: '1e5' }, 'amount'],
    ['post', '/libraries', { code: '../x', name: 'Main' }, 'code'],
    ['patch', '/libraries/M', { inactiveForLending: { from: 'soon' } }, 'inactiveForLending.from'],
    ['post', '/temporary-items', { request: '41' }, 'desk'],
  ];
  for (const [method, path, body, field] of bad)
    it(`${method} ${path} names the field ${field} that cannot be`, async () => {
      const answer = await sends(open, method, path, body);
      expect([answer.status, answer.body.problems?.[0]?.field]).to.deep.equal([400, field]);
      expect(open.local.calls).to.deep.equal([]);
    });
});
