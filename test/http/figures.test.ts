import { expect } from 'chai';
import request from 'supertest';
import type { GatewayCalls } from './gateway-double.js';
import { asDesk, openHttp } from './open-http.js';

function desk(overrides: Partial<GatewayCalls> = {}) {
  const { app } = openHttp({}, overrides);
  return (path: string) => request(app).get(`/api/v1${path}`).set(asDesk);
}

describe('numbers at a glance over HTTP', () => {
  it('say what was scanned today and how many requests each week brought', async () => {
    const { status, body } = await desk()('/activity');
    expect([status, body.scans[0], body.weeks[0].lending]).to.deep.equal([200, { did: 'receive', count: 31 }, 2]);
  });

  it('R116 count what has been away for more days than these, and list the same', async () => {
    const asked: unknown[] = [];
    const get = desk({
      reports: async (wish) => {
        asked.push(wish);
        return [];
      },
      lostCandidates: async (filter) => {
        asked.push(filter);
        return { items: [] };
      },
    });
    expect((await get('/reports?inTransit=45&overdue=120')).status).to.equal(200);
    expect((await get('/reports')).status).to.equal(200);
    expect((await get('/lost-candidates?because=inTransit&days=45')).status).to.equal(200);
    expect(asked).to.deep.equal([{ inTransit: 45, overdue: 120 }, {}, { because: 'inTransit', days: 45, limit: 50 }]);
    for (const wrong of ['inTransit=-1', 'overdue=soon', 'colour=red'])
      expect((await get(`/reports?${wrong}`)).status, wrong).to.equal(400);
  });

  it('messages are narrowed by their kind', async () => {
    let asked: unknown;
    const get = desk({
      messages: async (filter) => {
        asked = filter;
        return { items: [] };
      },
    });
    expect((await get('/messages?kind=request')).status).to.equal(200);
    expect(asked).to.deep.equal({ kind: 'request', limit: 50 });
    expect((await get('/messages?kind=telegram')).status).to.equal(400);
  });
});
