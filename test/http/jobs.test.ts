import { expect } from 'chai';
import request from 'supertest';
import { asDesk, openHttp } from './open-http.js';

describe('the timetable at the staff API', () => {
  it('lists the jobs and runs one now', async () => {
    const { app } = openHttp();
    const listed = await request(app).get('/api/v1/jobs').set(asDesk);
    expect([listed.status, listed.body.items[0].name]).to.deep.equal([200, 'tidy']);
    const ran = await request(app).post('/api/v1/jobs/tidy/run').set(asDesk);
    expect([ran.status, ran.body.done]).to.deep.equal([200, 3]);
  });

  it('knows no other job, and nobody without a token', async () => {
    const { app } = openHttp();
    expect((await request(app).post('/api/v1/jobs/dance/run').set(asDesk)).status).to.equal(404);
    expect((await request(app).post('/api/v1/jobs/tidy/run')).status).to.equal(401);
  });
});
