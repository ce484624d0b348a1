import { expect } from 'chai';
import request from 'supertest';
import { aDirectoryFile, aDirectoryImport } from './distribution-double.js';
import { asDesk, openHttp } from './open-http.js';

describe('the directory file at the staff API', function () {
  // The first answer of each address compiles what it is checked by.
  this.timeout(60_000);
  const { app } = openHttp();
  const api = '/api/v1/directory';

  it('is served with a tag, and not again to whom has it', async () => {
    const first = await request(app).get(`${api}/file`).set(asDesk);
    expect([first.status, first.body, first.headers['etag']]).to.deep.equal([200, aDirectoryFile, '"41-abc"']);
    const again = await request(app).get(`${api}/file`).set(asDesk).set('If-None-Match', '"41-abc"');
    expect([again.status, again.text]).to.deep.equal([304, '']);
    const strange = await request(app).get(`${api}/file?section=magic`).set(asDesk);
    expect([strange.status, strange.body.problems[0].field]).to.deep.equal([422, 'section']);
  });

  it('is planned, taken in, listed, shown and undone', async () => {
    const order = { file: aDirectoryFile, choices: [{ section: 'partners', key: 'BOREAL', take: true }] };
    const plan = await request(app).post(`${api}/plan`).set(asDesk).send(order);
    expect([plan.status, plan.body.rows.length]).to.deep.equal([200, 4]);
    const refused = await request(app).post(`${api}/imports`).set(asDesk).send(order);
    expect([refused.status, refused.body.detail]).to.deep.equal([409, 'This file is version 40.']);
    const taken = await request(app)
      .post(`${api}/imports`)
      .set(asDesk)
      .send({ ...order, force: true });
    expect([taken.status, taken.headers['location'], taken.body.tokens.length]).to.deep.equal([
      201,
      `${api}/imports/7`,
      1,
    ]);
    expect((await request(app).get(`${api}/imports`).set(asDesk)).body.items[0]).not.to.have.property('rows');
    expect((await request(app).get(`${api}/imports/7`).set(asDesk)).body).to.deep.equal(aDirectoryImport);
    expect((await request(app).get(`${api}/imports/8`).set(asDesk)).status).to.equal(404);
    expect((await request(app).post(`${api}/imports/7/undo`).set(asDesk)).status).to.equal(200);
  });

  it('may be larger than other bodies', async () => {
    const large = { file: { ...aDirectoryFile, name: 'x'.repeat(1_000_000) } };
    expect((await request(app).post(`${api}/plan`).set(asDesk).send(large)).status).to.equal(200);
    const tooLarge = { file: { ...aDirectoryFile, name: 'x'.repeat(5_000_000) } };
    expect((await request(app).post(`${api}/plan`).set(asDesk).send(tooLarge)).status).to.equal(413);
    expect((await request(app).post('/api/v1/requests').set(asDesk).send(large)).status).to.equal(413);
  });

  it('has proposals, sections and a subscription', async () => {
    for (const [method, path, status, body] of [
      ['get', '/proposals', 200],
      ['post', '/proposals/BOREAL/accept', 200],
      ['post', '/proposals/BOREAL/refuse', 200],
      ['post', '/proposals/NOBODY/refuse', 404],
      ['get', '/sections', 200],
      ['put', '/sections/partners/imposed', 200, { imposed: ['url'] }],
      ['put', '/sections/magic/imposed', 404, { imposed: true }],
      ['get', '/subscription', 200],
      ['put', '/subscription', 200, { url: 'https://directory.example/file', token: 'secret' }],
      ['post', '/subscription/run', 200],
      ['delete', '/subscription', 204],
    ] as const) {
      const answer = await request(app)[method](`${api}${path}`).set(asDesk).send(body);
      expect(answer.status, `${method} ${path}: ${answer.text}`).to.equal(status);
    }
  });
});
