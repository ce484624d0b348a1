import { expect } from 'chai';
import request from 'supertest';
import type { GatewayCalls } from './gateway-double.js';
import { aRequest } from './gateway-double.js';
import { asDesk, openHttp } from './open-http.js';

function desk(overrides: Partial<GatewayCalls> = {}) {
  const opened = openHttp({}, overrides);
  const send = (method: 'post' | 'patch') => (path: string, body: object) =>
    request(opened.app)[method](`/api/v1${path}`).set(asDesk).send(body);
  return { ...opened, post: send('post'), patch: send('patch') };
}
const marie = { kind: 'staff', name: 'desk' };

describe('requests before they are sent, over HTTP', () => {
  it('R8: the whole form is taken, and no other field', async () => {
    const { post, calls } = desk();
    const draft = {
      serviceType: 'Copy',
      title: 'Nature',
      issn: '0028-0836',
      doi: '10.1/x',
      pmid: '1',
      oclc: '2',
      lccn: '3',
      placeOfPublication: 'London',
      requestedMedia: 'PDF',
      lastInterestDate: '2099-01-01',
      ownerLibrary: 'RES_SHARE',
      allowOtherFormats: true,
      agreeToCopyright: true,
      hold: true,
      shipTo: { line1: '1 Main' },
    };
    expect((await post('/requests', draft)).status).to.equal(201);
    expect(calls[0]).to.deep.equal(['create', draft, marie]);
    for (const wrong of [{ shipTo: { street: 'x' } }, { hold: 'yes' }, { doi: 'x'.repeat(201) }, { isbn13: '1' }])
      expect((await post('/requests', { ...draft, ...wrong })).status, JSON.stringify(wrong)).to.equal(400);
  });

  it('R20: are edited with the version that was on the screen, by id or External ID; null empties a field', async () => {
    const { patch, calls } = desk();
    const change = { volume: '2', isbn: null, shipTo: null, patron: { id: '7' } };
    const answer = await patch('/requests/ALG0000041', { version: 7, change });
    expect([answer.status, answer.body]).to.deep.equal([200, aRequest]);
    expect(calls.find(([name]) => name === 'edit')).to.deep.equal(['edit', '41', 7, change, marie]);
    expect((await patch('/requests/42', { version: 7, change })).status).to.equal(404);
    for (const wrong of [
      { change },
      { version: 7, change: {} },
      { version: 7, change: { rota: [] } },
      { version: 7, change: { title: null } },
    ])
      expect((await patch('/requests/41', wrong)).status, JSON.stringify(wrong)).to.equal(400);
  });

  it('an edit that is refused says why, and how to tell the partner', async () => {
    const reason = 'A partner has the request: volume cannot be changed here alone.';
    const { patch } = desk({ edit: async () => ({ kind: 'notAllowed', request: aRequest, reason }) });
    const { status, body } = await patch('/requests/41', { version: 7, change: { volume: '2' } });
    expect([status, body.type]).to.deep.equal([409, 'urn:interlend:problem:not-allowed']);
    expect(body.detail).to.include(reason);
  });

  it('are copied to a new one that says where it is', async () => {
    const { post, calls } = desk();
    const answer = await post('/requests/ALG0000041/duplicate', { patron: null });
    expect([answer.status, answer.headers['location']]).to.deep.equal([201, '/api/v1/requests/41']);
    expect(calls[0]).to.deep.equal(['duplicate', 'ALG0000041', { patron: null }, marie]);
    expect((await post('/requests/nil/duplicate', {})).status).to.equal(404);
    const refused = desk({ duplicate: async () => ({ kind: 'notAllowed', request: aRequest, reason: 'Not ours.' }) });
    expect((await refused.post('/requests/41/duplicate', {})).status).to.equal(409);
    const problems = [{ field: 'patron.id', problem: 'There is no patron 9.' }];
    const unknown = desk({ duplicate: async () => ({ kind: 'invalid', problems }) });
    expect((await unknown.post('/requests/41/duplicate', { patron: { id: '9' } })).body.problems).to.deep.equal(
      problems,
    );
  });
});
