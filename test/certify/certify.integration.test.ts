import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import type { OpenPractice } from '../../src/compose/open-practice.js';
import type { CertificationView } from '../../src/contract/certification-operations.js';
import type { Faults } from '../../src/domain/practice/play.js';
import { reportLines } from '../../src/engine/certify/report.js';
import type { IsoVersion } from '../../src/protocol/codes.js';
import { dialectNames, dialectOf } from '../../src/protocol/dialects/index.js';
import { type InProcess, type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';
import { practiseWith } from '../support/practice-partner.js';

describe('certifying the practice partner over HTTP', function () {
  this.timeout(120_000);
  let library: LibraryUnderTest;
  let node: InProcess;
  const open: OpenPractice[] = [];
  let partners = 0;

  before(async () => {
    library = await openLibrary();
    node = await library.serve();
  });
  after(async () => {
    for (const each of open) await each.stop();
    await library.close();
  });

  async function practise(isoVersion: IsoVersion, faults: Faults = {}, dialect = 'standard-1.2'): Promise<string> {
    partners += 1;
    const practice = await practiseWith(node, `PRACTICE${partners}`, library.symbol, { isoVersion, dialect, faults });
    open.push(practice);
    return practice.code;
  }

  async function certify(code: string, order: object = {}): Promise<CertificationView> {
    const begun = await node.desk<CertificationView>('POST', `/partners/${code}/certifications`, {
      waitSeconds: 3,
      ...order,
    });
    for (let view = begun; ; await pause(100)) {
      view = await node.desk<CertificationView>('GET', `/partners/${code}/certifications/${begun.id}`);
      if (view.state !== 'running') return view;
    }
  }

  /** As it is printed, and sent to the partner. */
  async function reportOf({ partner, id }: CertificationView, language: string): Promise<string> {
    const answer = await fetch(`${node.url}/api/v1/partners/${partner}/certifications/${id}/report`, {
      headers: { authorization: 'Bearer a-staff-token-of-tests', 'accept-language': language },
    });
    expect([answer.status, answer.headers.get('content-type')]).to.deep.equal([200, 'text/plain; charset=utf-8']);
    return answer.text();
  }
  const notPassed = (view: CertificationView) =>
    view.steps.filter(({ result }) => result !== 'pass').map(({ step, result, words }) => ({ step, result, words }));

  for (const version of ['1.2', '2021-2'] as const)
    it(`passes every step when the partner behaves, in version ${version}`, async () => {
      const view = await certify(await practise(version));
      expect(notPassed(view)).to.deep.equal([]);
      expect(view.suits).to.include({ isoVersion: version, strict: true });
      expect(view.suits?.dialect).to.equal(version === '1.2' ? 'standard-1.2' : 'standard-2021');
      expect(reportLines(view, 'fr').join('\n')).to.include('22 réussis, 0 échoué, 0 non offert.');
    });

  for (const version of ['1.2', '2021-2'] as const)
    it(`fails exactly the step at which the partner misbehaves, in version ${version}, with its own words`, async () => {
      const refuses = { 'requester.notification': { words: 'action: we take no messages' } };
      const view = await certify(await practise(version, { refuses }));
      expect(notPassed(view)).to.deep.equal([
        { step: 'generalMessage', result: 'fail', words: 'UnrecognisedDataValue: action: we take no messages' },
      ]);
    });

  it('fails exactly the refused renewal when the partner grants it', async () => {
    const view = await certify(await practise('1.2', { instead: { 'send:RenewRefused': 'send:RenewGranted' } }));
    expect(notPassed(view).map(({ step, result }) => [step, result])).to.deep.equal([['renewRefused', 'fail']]);
  });

  it('fails exactly the check-in when it never comes', async () => {
    const view = await certify(await practise('2021-2', { instead: { 'send:LoanCompleted': 'nothing' } }));
    expect(notPassed(view).map(({ step, result }) => [step, result])).to.deep.equal([['checkIn', 'fail']]);
    const words = notPassed(view)[0]?.words ?? '';
    expect(words).to.include('“Lender check in” did not come within 3 seconds');
    const report = await reportOf(view, 'fr');
    expect(report).to.include(
      'ÉCHEC         Il enregistre le retour\n                «\u00a0«\u00a0Retour enregistré par le prêteur\u00a0» n’est pas arrivé',
    );
    expect(report).to.include('Réglages qui conviennent').and.include('Il comprend les deux versions.');
    expect(await reportOf(view, 'en-CA')).to.include('FAIL          It checks the item in');
  });

  it('says “not supported”, with its words, of what the partner does not know', async () => {
    const refuses = { 'requester.statusRequest': { words: 'we keep no status', unsupported: true } };
    const view = await certify(await practise('1.2', { refuses }));
    expect(notPassed(view)).to.deep.equal([
      { step: 'statusRequest', result: 'notSupported', words: 'UnsupportedActionType: we keep no status' },
    ]);
  });

  for (const speaks of dialectNames.filter((name) => dialectOf(name).recognisedBy.length > 0))
    it(`holds with a partner that speaks as ${speaks}, and recognises it where it shows`, async () => {
      const view = await certify(await practise('1.2', {}, speaks));
      // ReShare has no word for "try again": it says Unfilled, and the report says so.
      expect(notPassed(view).map(({ step }) => step)).to.deep.equal(speaks === 'reshare' ? ['retry'] : []);
      if (speaks !== 'interlend') expect(view.suits?.dialect).to.equal(speaks);
    });

  it('leaves no request, no letter and no work behind', async () => {
    expect(await library.rows('select id from request')).to.deep.equal([]);
    expect(await library.rows('select id from letter')).to.deep.equal([]);
    const [said] = await library.rows<{ bodies: string[] }>(
      `select bodies from certification_message where event = 'send:Request' limit 1`,
    );
    expect(said?.bodies[0]).to.include('PRACTICE / EXERCICE: do not fetch');
  });
});
