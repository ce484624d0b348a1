import { expect } from 'chai';
import request from 'supertest';
import type { GatewayCalls } from './gateway-double.js';
import { aRequest } from './gateway-double.js';
import { asDesk, openHttp } from './open-http.js';

function desk(overrides: Partial<GatewayCalls> = {}) {
  const { app } = openHttp({}, overrides);
  return {
    get: (path: string) => request(app).get(`/api/v1${path}`).set(asDesk),
    post: (path: string, body: object) => request(app).post(`/api/v1${path}`).set(asDesk).send(body),
  };
}

describe('lost cases over HTTP', () => {
  it('are listed by state, side and partner', async () => {
    const { status, body } = await desk().get('/lost-cases?state=feeCommunicated&side=lending&partner=LACITE&limit=5');
    expect([status, body.items[0].lostCase.fee]).to.deep.equal([200, '85.00']);
    for (const wrong of ['state=eaten', 'side=left', 'colour=red'])
      expect((await desk().get(`/lost-cases?${wrong}`)).status, wrong).to.equal(400);
  });

  it('R115 show what may be declared lost', async () => {
    let asked: unknown;
    const { get } = desk({
      lostCandidates: async (filter) => {
        asked = filter;
        return { items: [] };
      },
    });
    expect((await get('/lost-candidates')).status).to.equal(200);
    expect(asked).to.deep.equal({ because: 'overdue', limit: 50 });
    expect((await get('/lost-candidates?because=missing')).status).to.equal(400);
  });

  it('R112 an item that is declared lost early is a 409 that says how to do it all the same', async () => {
    const warned = { kind: 'warned', about: 'early', request: aRequest, reason: 'It is early.' } as const;
    const { post } = desk({ act: async () => warned });
    const { status, body } = await post('/requests/41/actions/declareLost', { version: 7, fields: { note: 'Gone.' } });
    expect([status, body.type]).to.deep.equal([409, 'urn:interlend:problem:early']);
    expect(body.detail).to.include('confirmed');
  });
});
