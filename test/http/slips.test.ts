import { expect } from 'chai';
import request from 'supertest';
import { asDesk, openHttp } from './open-http.js';

describe('slips, over HTTP', () => {
  it('are PDFs that a browser shows: one, or several in their order, on the paper that is named', async () => {
    const { app, calls } = openHttp();
    const get = (path: string) => request(app).get(`/api/v1${path}`).set(asDesk);
    const one = await get('/letters/12.pdf?paper=a4');
    expect([one.status, one.headers['content-type'], one.headers['cache-control']]).to.deep.equal([
      ...[200, 'application/pdf', 'no-store'],
    ]);
    expect(one.headers['content-disposition']).to.match(/^inline/);
    expect(String(one.body)).to.equal('%PDF-1.7');
    expect((await get('/letters.pdf?ids=13&ids=12&paper=labels&startLabel=4')).status).to.equal(200);
    expect(calls.filter(([name]) => name === 'drawSlips')).to.deep.equal([
      ['drawSlips', ['12'], { paper: 'a4' }],
      ['drawSlips', ['13', '12'], { paper: 'labels', startLabel: 4 }],
    ]);
  });

  it('a slip that is not there, a paper that is none, a label beyond the sheet, and none at all are said so', async () => {
    const get = (path: string) => request(openHttp().app).get(`/api/v1${path}`).set(asDesk);
    expect((await get('/letters/99.pdf')).status).to.equal(404);
    for (const wrong of ['ids=12&paper=papyrus', 'ids=12&startLabel=11', ''])
      expect((await get(`/letters.pdf?${wrong}`)).status, wrong).to.equal(400);
    expect((await request(openHttp().app).get('/api/v1/letters/12.pdf')).status).to.equal(401);
  });

  it('are marked as printed together, and written for new requests', async () => {
    const { app, calls } = openHttp();
    const post = (path: string, body: object) => request(app).post(`/api/v1${path}`).set(asDesk).send(body);
    expect((await post('/letters/printed', { letters: ['12', '13'] })).body).to.deep.equal({ items: [] });
    expect((await post('/pull-slips', { since: '2026-11-27T08:00:00Z' })).body).to.deep.equal({
      items: [],
      more: false,
    });
    expect((await post('/letters/printed', { letters: [] })).status).to.equal(400);
    expect(calls.filter(([name]) => /lips/.test(String(name))).map(([name, what]) => [name, what])).to.deep.equal([
      ['slipsPrinted', ['12', '13']],
      ['pullSlips', { since: '2026-11-27T08:00:00Z' }],
    ]);
  });
});
