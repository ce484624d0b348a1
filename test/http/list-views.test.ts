import { expect } from 'chai';
import request from 'supertest';
import { aListView } from './local-double.js';
import { asDesk, openHttp } from './open-http.js';

describe('shared views of the request lists, over HTTP', () => {
  const call = (method: 'get' | 'post' | 'patch' | 'delete', path: string, body?: object) =>
    request(openHttp().app)[method](`/api/v1${path}`).set(asDesk).send(body);

  it('are listed, shared, changed and removed', async () => {
    const draft = { side: 'lending', name: 'Winter', search: 'state=created', library: 'RES_SHARE', opensAt: ['D'] };
    expect((await call('get', '/views')).body).to.deep.equal({ items: [aListView] });
    const made = await call('post', '/views', draft);
    expect([made.status, made.body]).to.deep.equal([201, aListView]);
    expect((await call('patch', '/views/4', { opensAt: [] })).body).to.deep.equal(aListView);
    expect((await call('delete', '/views/4')).status).to.equal(204);
  });

  it('name what is missing', async () => {
    for (const body of [{}, { side: 'lending', name: ' ', search: '' }, { side: 'both', name: 'x', search: '' }])
      expect((await call('post', '/views', body)).status).to.equal(400);
    expect((await call('patch', '/views/4', {})).status).to.equal(400);
  });
});
