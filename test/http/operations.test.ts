import { expect } from 'chai';
import request from 'supertest';
import type { NodeSnapshot } from '../../src/engine/model/gateway.js';
import { createAdminApp } from '../../src/http/app.js';
import { createMetrics } from '../../src/http/metrics.js';
import { asDesk, openDoors } from './doors.js';
import { aSnapshot } from './gateway-double.js';

function admin(snapshot: () => Promise<NodeSnapshot>) {
  const { doors } = openDoors({}, { snapshot });
  const { tokens: _none, ...loopback } = doors;
  return { app: createAdminApp(loopback), doors };
}
const showing = (changes: Partial<NodeSnapshot>) => admin(async () => ({ ...aSnapshot, ...changes })).app;

describe('health', () => {
  it('tells everybody that the process lives, and no more (E23)', async () => {
    const answer = await request(openDoors().app).get('/health/live');
    expect([answer.status, answer.body]).to.deep.equal([200, { status: 'live' }]);
  });

  it('keeps details and metrics behind the token on the public port (E23)', async () => {
    const { app } = openDoors();
    for (const path of ['/health/ready', '/metrics']) {
      expect((await request(app).get(path)).status).to.equal(401);
      expect((await request(app).get(path).set(asDesk)).status).to.equal(200);
    }
  });

  it('keeps them behind the token on an admin port too when it is given one', async () => {
    const app = createAdminApp(openDoors().doors);
    expect((await request(app).get('/health/ready')).status).to.equal(401);
  });

  it('FD13: answers on a loopback port only calls to this machine by its own names', async () => {
    const app = showing({});
    for (const path of ['/metrics', '/health/ready', '/health/live']) {
      for (const host of [
        'evil.example',
        'evil.example:8627',
        '127.0.0.1.evil.example',
        'localhost.evil.example:8627',
        '10.0.0.7',
        '',
      ])
        expect((await request(app).get(path).set('Host', host)).status, `${path} ${host}`).to.equal(421);
      for (const host of ['localhost:8627', '127.0.0.1', '127.0.0.1:8627', '[::1]:8627'])
        expect((await request(app).get(path).set('Host', host)).status, `${path} ${host}`).to.equal(200);
    }
    const { body } = await request(app).get('/metrics').set('Host', 'evil.example').set('Accept-Language', 'fr');
    expect(body.title).to.equal('Cette adresse est réservée à cette machine');
    const guarded = createAdminApp(openDoors().doors);
    expect((await request(guarded).get('/metrics').set(asDesk).set('Host', 'node-1.internal:8627')).status).to.equal(
      200,
    );
  });

  it('is ready when all is well', async () => {
    const { status, body } = await request(showing({})).get('/health/ready');
    expect([status, body.status, body.complaints]).to.deep.equal([200, 'ready', []]);
    expect(body.snapshot).to.include({ outboxDepth: 3, outboxOldestSeconds: 12.5, database: 'up' });
  });

  it('is degraded, but ready, when the doorbell is silent or a partner is not sent to', async () => {
    const down = { ...aSnapshot.doorbell, kind: 'rabbitmq', connected: false } as const;
    const deaf = { ...aSnapshot.doorbell, consumers: 0 };
    for (const changes of [
      { doorbell: down },
      { doorbell: deaf },
      { openChannels: ['lacite'] },
      { directoryFailures: 2 },
    ]) {
      const { status, body } = await request(showing(changes)).get('/health/ready');
      expect([status, body.status, body.complaints.length]).to.deep.equal([200, 'degraded', 1]);
    }
  });

  it('is degraded, and says so, for a minute after partners were told to send again later (A24)', async () => {
    const { app, doors } = admin(async () => aSnapshot);
    doors.metrics.meter.inboundTook('busy', 0.01);
    doors.metrics.meter.inboundTook('busy', 0.01);
    doors.metrics.meter.inboundTook('applied', 0.01);
    const { status, body } = await request(app).get('/health/ready');
    expect([status, body.status, body.complaints]).to.deep.equal([
      200,
      'degraded',
      ['In the last minute partners were told 2 times to send a message again later: the node is full.'],
    ]);
  });

  it('is down when the database is, or when the node does not answer in time', async () => {
    const lost = admin(() => Promise.reject(new Error('connection refused')));
    for (const app of [showing({ database: 'down' }), lost.app]) {
      const { status, body } = await request(app).get('/health/ready');
      expect([status, body.status, body.complaints.length]).to.deep.equal([503, 'down', 1]);
    }
  });
});

describe('metrics', () => {
  it('show what was counted and how the node is now', async () => {
    const { app, doors } = admin(async () => aSnapshot);
    doors.metrics.meter.messageIn('request', 'applied');
    doors.metrics.meter.messageOut('request', 'delivered');
    doors.metrics.meter.attemptTook('delivered', 0.2);
    doors.metrics.meter.inboundTook('applied', 0.02);
    const { text, headers } = await request(app).get('/metrics');
    expect(headers['content-type']).to.match(/^text\/plain; version=0\.0\.4/);
    for (const line of [
      'interlend_messages_in_total{kind="request",outcome="applied"} 1',
      'interlend_messages_out_total{kind="request",class="delivered"} 1',
      'interlend_attempt_duration_seconds_count{class="delivered"} 1',
      'interlend_inbound_duration_seconds_count{outcome="applied"} 1',
      'interlend_outbox_depth 3',
      'interlend_outbox_oldest_seconds 12.5',
      'interlend_attention_open 2',
      'interlend_doorbell_connected 1',
      'interlend_doorbell_consumers 1',
      'interlend_database_up 1',
    ]) {
      expect(text.split('\n')).to.include(line);
    }
  });

  it('show how busy the process is, and no numbers of a watch that would wake it a hundred times a second', async () => {
    const { app } = admin(async () => aSnapshot);
    const busy = async () =>
      Number(/^interlend_event_loop_busy (\S+)$/m.exec((await request(app).get('/metrics')).text)?.[1]);
    await busy();
    for (const end = performance.now() + 200; performance.now() < end; );
    expect(await busy(), 'worked since it was last asked').to.be.within(0.5, 1);
    await new Promise((done) => setTimeout(done, 200));
    expect(await busy(), 'rested since').to.be.within(0, 0.5);
    expect((await request(app).get('/metrics')).text).to.not.match(/^nodejs_eventloop_lag_\w+_seconds \d/m);
  });

  it('show no old value when the node does not answer', async () => {
    let answers = true;
    const { app } = admin(() => (answers ? Promise.resolve(aSnapshot) : Promise.reject(new Error('gone'))));
    await request(app).get('/metrics');
    answers = false;
    const { text } = await request(app).get('/metrics');
    expect(text)
      .to.include('interlend_database_up 0')
      .and.not.match(/^interlend_outbox_depth \d/m);
  });

  it('count what the door turns away', async () => {
    const { app } = openDoors();
    await request(app).post('/iso18626').set('Content-Type', 'text/plain').send('x');
    const { text } = await request(app).get('/metrics').set(asDesk);
    expect(text).to.include('interlend_inbound_duration_seconds_count{outcome="wrongType"} 1');
  });

  it('of two nodes in one process keep apart', async () => {
    const [one, two] = [createMetrics(), createMetrics()];
    one.meter.messageIn('request', 'applied');
    expect(await two.exposition(undefined)).to.not.include('kind="request"');
  });
});
