import { expect } from 'chai';
import request from 'supertest';
import { asDesk, openHttp } from './open-http.js';

describe('lists as files, over HTTP', () => {
  it('are asked for with their filters, columns and format', async () => {
    const { app, calls } = openHttp();
    const get = (path: string) => request(app).get(`/api/v1${path}`).set(asDesk);
    const list = await get('/requests.xlsx?side=lending&activity=active&columns=title&columns=externalId');
    expect([list.status, list.headers['content-disposition']]).to.deep.equal([
      200,
      'attachment; filename=requests.csv',
    ]);
    expect((await get('/views/4/file?format=csv')).status).to.equal(200);
    expect((await get('/lost-candidates/file?because=inTransit&days=45')).status).to.equal(200);
    const asked = calls.filter(([name]) => String(name).startsWith('export'));
    expect(asked[0]).to.deep.equal([
      'exportRequests',
      { side: 'lending', activity: 'active' },
      { format: 'xlsx', language: 'en', columns: ['title', 'externalId'] },
    ]);
    expect(asked[1]?.slice(0, 3)).to.deep.equal(['exportView', '4', 'csv']);
    expect(asked[2]).to.deep.equal([
      'exportLostCandidates',
      { because: 'inTransit', days: 45 },
      { format: 'xlsx', language: 'en' },
    ]);
  });

  it('a format that is none, and a view that is gone, are said so', async () => {
    const get = (path: string) => request(openHttp().app).get(`/api/v1${path}`).set(asDesk);
    expect((await get('/views/4/file?format=pdf')).status).to.equal(400);
    const { app } = openHttp({}, { exportView: async () => undefined });
    expect((await request(app).get('/api/v1/views/4/file').set(asDesk)).status).to.equal(404);
  });
});
