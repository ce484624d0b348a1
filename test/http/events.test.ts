import { expect } from 'chai';
import request from 'supertest';
import { asDesk, openHttp } from './open-http.js';

describe('the desk that listens to what changes', () => {
  it('is told as events, the place with the last of what was read together', async () => {
    const { app, calls } = openHttp();
    const answer = await request(app).get('/api/v1/events').set(asDesk).set('Last-Event-ID', '1-5:5:');
    expect(answer.status).to.equal(200);
    expect(answer.headers['content-type']).to.match(/^text\/event-stream/);
    expect(answer.headers['cache-control']).to.equal('no-store');
    expect(calls).to.deep.include.members([['listen', '1-5:5:'], ['left']]);
    const blocks = answer.text.split('\n\n');
    expect(blocks[0]).to.equal('retry: 2000\nevent: ready\ndata: {}\nid: 1-7:7:');
    expect(blocks[1]).to.match(/^event: change\ndata: \{"request":"41",.*\}\nid: 1-9:9:$/);
    expect(blocks.slice(2)).to.deep.equal(['']);
  });

  it('reads in its language what happened, as histories name it', async () => {
    const { app } = openHttp();
    const changeAt = async (address: string, headers = {}) => {
      const { text } = await request(app).get(address).set(asDesk).set(headers);
      return JSON.parse(/^event: change\ndata: (.*)$/m.exec(text)?.[1] ?? '') as object;
    };
    const french = { label: 'Expédié physiquement', actor: 'La Cité' };
    expect(await changeAt('/api/v1/events')).to.include({ label: 'Shipped Physically', actor: 'La Cité' });
    expect(await changeAt('/api/v1/events', { 'accept-language': 'fr-CA' })).to.include(french);
    expect(await changeAt('/api/v1/events?language=fr'), 'a page cannot set the header').to.include(french);
  });

  it('gets a sign of life in a long silence, as an event: a page hears of nothing else', async () => {
    const before = performance.now.bind(performance);
    const { app } = openHttp(
      {},
      {
        listen: (listener) => {
          const quiet = (place: string) => listener.told({ place, changes: [], missed: false });
          quiet('1-7:7:');
          quiet('1-8:8:');
          setImmediate(() => {
            performance.now = () => before() + 16_000;
            quiet('1-9:9:');
            listener.over();
          });
          return () => {};
        },
      },
    );
    try {
      const { text } = await request(app).get('/api/v1/events').set(asDesk);
      expect(text.split('\n\n').slice(1)).to.deep.equal(['event: alive\ndata: {"canStore":true}\nid: 1-9:9:', '']);
    } finally {
      performance.now = before;
    }
  });

  it('may name its place in the address too', async () => {
    const { app, calls } = openHttp();
    await request(app).get('/api/v1/events').query({ after: '1-5:5:' }).set(asDesk);
    expect(calls[0]).to.deep.equal(['listen', '1-5:5:']);
  });

  it('hears that its place is gone, and needs a token', async () => {
    const { app } = openHttp(
      {},
      {
        listen: (listener) => {
          listener.told({ place: '1-7:7:', changes: [], missed: true });
          listener.over();
          return () => {};
        },
      },
    );
    const answer = await request(app).get('/api/v1/events').set(asDesk);
    expect(answer.text).to.include('event: missed\ndata: {}\nid: 1-7:7:\n\n');
    expect((await request(app).get('/api/v1/events')).status).to.equal(401);
  });

  it('FF1: lets in who sees no requests, and tells them only that something changed', async () => {
    const { app } = openHttp();
    const draft = { name: 'Partners', roles: [{ role: 'resourceSharingPartnersManager' }] };
    const { body } = await request(app).post('/api/v1/keys').set(asDesk).send(draft);
    const answer = await request(app).get('/api/v1/events').set('Authorization', `Bearer ${body.secret}`);
    expect(answer.status).to.equal(200);
    const blocks = answer.text.split('\n\n');
    expect(blocks[0]).to.match(/event: ready/);
    expect(blocks[1]).to.equal('event: withheld\ndata: {}\nid: 1-9:9:');
    expect(answer.text).to.not.include('41');
  });
});
