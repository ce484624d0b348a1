import { expect } from 'chai';
import request from 'supertest';
import { asDesk, openDoors } from './doors.js';

describe('the desk that listens to what changes', () => {
  it('is told as events, the place with the last of what was read together', async () => {
    const { app, calls } = openDoors();
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

  it('reads in both languages what happened, as histories name it', async () => {
    const { app } = openDoors();
    const { text } = await request(app).get('/api/v1/events').set(asDesk);
    const change = JSON.parse(/^event: change\ndata: (.*)$/m.exec(text)?.[1] ?? '');
    expect(change).to.include({ label: 'Shipped Physically', french: 'Expédié physiquement', actor: 'La Cité' });
  });

  it('gets a sign of life in a long silence, as an event: a page hears of nothing else', async () => {
    const before = Date.now;
    const { app } = openDoors(
      {},
      {
        listen: (listener) => {
          const quiet = (place: string) => listener.told({ place, changes: [], missed: false });
          quiet('1-7:7:');
          quiet('1-8:8:');
          setImmediate(() => {
            Date.now = () => before() + 16_000;
            quiet('1-9:9:');
            listener.over();
          });
          return () => {};
        },
      },
    );
    try {
      const { text } = await request(app).get('/api/v1/events').set(asDesk);
      expect(text.split('\n\n').slice(1)).to.deep.equal(['event: alive\ndata: {}\nid: 1-9:9:', '']);
    } finally {
      Date.now = before;
    }
  });

  it('may name its place in the address too', async () => {
    const { app, calls } = openDoors();
    await request(app).get('/api/v1/events').query({ after: '1-5:5:' }).set(asDesk);
    expect(calls[0]).to.deep.equal(['listen', '1-5:5:']);
  });

  it('hears that its place is gone, and needs a token', async () => {
    const { app } = openDoors(
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
});
