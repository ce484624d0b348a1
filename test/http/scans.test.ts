import { expect } from 'chai';
import request from 'supertest';
import { actorIn, aRequest } from './gateway-double.js';
import { asDesk, openHttp } from './open-http.js';

const scanAt = (body: object, gateway = {}, language = 'en') => {
  const { app, calls } = openHttp({}, gateway);
  return request(app)
    .post('/api/v1/scans')
    .set(asDesk)
    .set('Accept-Language', language)
    .send(body)
    .then((answer) => ({ answer, calls }));
};

describe('the scanner at the staff API', () => {
  it('R36 R105 says what was done, with the request as it now is', async () => {
    const order = { code: '4001', notifyPatron: true, printSlip: true, internalNote: 'Wet.' };
    const { answer, calls } = await scanAt(order);
    expect([answer.status, answer.body.did, answer.body.text, answer.body.request.id]).to.deep.equal([
      ...[200, 'receive', 'It came from La Cité and is received.'],
      aRequest.id,
    ]);
    expect(calls[0]?.slice(0, 2)).to.deep.equal(['scan', order]);
    expect(actorIn(calls[0])?.name).to.equal('desk');
  });

  it('tells what nobody knows from a request that is not there', async () => {
    const nothing = await scanAt({ code: '9999' });
    expect([nothing.answer.status, nothing.answer.body.title]).to.deep.equal([404, 'There is no such item or request']);
    const unnamed = await scanAt(
      { code: '3001', request: 'X1' },
      { scan: async () => ({ kind: 'unknown', what: 'request' }) },
    );
    expect(unnamed.answer.body.title).to.equal('There is no such request');
  });

  it('says what a wrong code is and what to try, in the language of the reader', async () => {
    const isbn = { scan: async () => ({ kind: 'unknown', what: 'code', is: 'isbn' }) };
    const { answer } = await scanAt({ code: '9780262033848' }, isbn);
    expect(answer.body.scanned).to.deep.equal({
      is: 'isbn',
      text: 'This is an ISBN. Scan a code of the slip that came with the book.',
    });
    const french = await scanAt({ code: '9780262033848' }, isbn, 'fr-CA');
    expect(french.answer.body.scanned.text).to.equal('C’est un ISBN. Scannez un code du bordereau joint au livre.');
  });

  it('shows the requests that a barcode could mean', async () => {
    const state = { stateLabel: 'Shipped', stateFrench: 'Expédié' };
    const choices = [{ request: '41', externalId: 'ALG1', side: 'borrowing', title: 'Nana', ...state }];
    const told = { text: 'Several.', choices };
    const { answer } = await scanAt({ code: '3001' }, { scan: async () => ({ kind: 'told', told }) });
    expect([answer.status, answer.body]).to.deep.equal([200, told]);
  });

  it('answers a doubt of our records with 409, and the way on', async () => {
    const outcome = { kind: 'warned', about: 'doubt', request: aRequest, reason: 'It is not on our shelves.' };
    const { answer } = await scanAt(
      { code: '3001', request: 'X1' },
      { scan: async () => ({ kind: 'refused', outcome }) },
    );
    expect([answer.status, answer.body.type]).to.deep.equal([409, 'urn:interlend:problem:in-doubt']);
  });

  it('names the field that is wrong', async () => {
    const { answer, calls } = await scanAt({ barcode: '4001' });
    expect(answer.status).to.equal(400);
    expect(answer.body.problems.map(({ field }: { field: string }) => field)).to.include.members(['code', 'barcode']);
    expect(calls).to.deep.equal([]);
  });
});

describe('a patron who wishes to keep a loan, at the staff API', () => {
  const ask = (loan: string, body: object) => {
    const { app, calls } = openHttp();
    return request(app)
      .post(`/api/v1/patrons/20417/loans/${loan}/renewals`)
      .set(asDesk)
      .send(body)
      .then((answer) => ({ answer, calls }));
  };

  it('R47 goes where the policy says, with the date that the patron names', async () => {
    const { answer, calls } = await ask('41', { wishedDueDate: '2026-12-01' });
    expect([answer.status, answer.body.id]).to.deep.equal([200, aRequest.id]);
    expect(calls[0]?.slice(0, 4)).to.deep.equal(['renewForPatron', '20417', '41', { dueDate: '2026-12-01' }]);
  });

  it('R47 is no loan of this patron, or no date', async () => {
    expect((await ask('42', {})).answer.body.title).to.equal('There is no such loan of this patron');
    const { answer } = await ask('41', { wishedDueDate: 'soon' });
    expect([answer.status, answer.body.problems[0].field]).to.deep.equal([400, 'wishedDueDate']);
  });
});
