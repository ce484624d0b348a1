import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import request from 'supertest';
import type { NodeSnapshot } from '../../src/contract/node-views.js';
import { createAdminApp } from '../../src/http/app.js';
import { createMetrics } from '../../src/http/metrics.js';
import { versionText } from '../../src/program-files.js';
import { nothingFor } from '../support/nothing-for.js';
import { root } from '../support/root.js';
import { aSnapshot } from './gateway-double.js';
import { asDesk, openHttp } from './open-http.js';

function admin(snapshot: () => Promise<NodeSnapshot>) {
  const { context } = openHttp({}, { snapshot });
  const { tokens: _none, ...loopback } = context;
  return { app: createAdminApp(loopback), context };
}
const showing = (changes: Partial<NodeSnapshot>) => admin(async () => ({ ...aSnapshot, ...changes })).app;

describe('health', () => {
  it('tells everybody that the process lives, and no more (E23)', async () => {
    const answer = await request(openHttp().app).get('/health/live');
    expect([answer.status, answer.body]).to.deep.equal([200, { status: 'live' }]);
  });

  it('keeps details and metrics behind the token on the public port (E23)', async () => {
    const { app } = openHttp();
    for (const path of ['/health/ready', '/metrics']) {
      expect((await request(app).get(path)).status).to.equal(401);
      expect((await request(app).get(path).set(asDesk)).status).to.equal(200);
    }
  });

  it('keeps them behind the token on an admin port too when it is given one', async () => {
    const app = createAdminApp(openHttp().context);
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
    const guarded = createAdminApp(openHttp().context);
    expect((await request(guarded).get('/metrics').set(asDesk).set('Host', 'node-1.internal:8627')).status).to.equal(
      200,
    );
  });

  it('says when only one member of the broker’s cluster keeps the queue, and how the others get a copy', async () => {
    const ready = async (copies: number, members: number) => {
      const delivery = { ...aSnapshot.delivery, copies, members };
      return (await request(showing({ delivery })).get('/health/ready')).body;
    };
    const { status, complaints } = await ready(1, 3);
    expect(status).to.equal('degraded');
    expect(complaints).to.have.length(1);
    expect(complaints[0]).to.contain('has one copy').and.to.contain('3 members').and.to.contain('rabbitmq-queues grow');
    expect((await ready(1, 1)).complaints, 'a broker by itself').to.deep.equal([]);
    expect((await ready(3, 3)).complaints).to.deep.equal([]);
  });

  it('is ready when all is well', async () => {
    const { status, body } = await request(showing({})).get('/health/ready');
    expect([status, body.status, body.complaints]).to.deep.equal([200, 'ready', []]);
    expect(body.snapshot).to.include({ outboxDepth: 3, outboxOldestSeconds: 12.5, database: 'up' });
  });

  it('is degraded, but ready, when the broker takes no messages or a partner is not sent to', async () => {
    const down = { ...aSnapshot.delivery, kind: 'rabbitmq', connected: false } as const;
    const deaf = { ...aSnapshot.delivery, kind: 'rabbitmq', consumers: 0 } as const;
    for (const changes of [
      { delivery: down },
      { delivery: deaf },
      { openChannels: ['lacite'] },
      { directoryFailures: 2 },
    ]) {
      const { status, body } = await request(showing(changes)).get('/health/ready');
      expect([status, body.status, body.complaints.length]).to.deep.equal([200, 'degraded', 1]);
    }
  });

  it('is degraded, and says so, for a minute after partners were told to send again later (A24)', async () => {
    const { app, context } = admin(async () => aSnapshot);
    context.metrics.meter.inboundTook('busy', 0.01);
    context.metrics.meter.inboundTook('busy', 0.01);
    context.metrics.meter.inboundTook('applied', 0.01);
    const { status, body } = await request(app).get('/health/ready');
    expect([status, body.status, body.complaints]).to.deep.equal([
      200,
      'degraded',
      ['In the last minute partners were told 2 times to send a message again later: the node is full.'],
    ]);
  });

  it('KF14: says of a database that stores nothing all that may be the cause, too many connections among them', async () => {
    const { body } = await request(showing({ database: 'read-only' })).get('/health/ready');
    expect(body.complaints).to.deep.equal([
      'The database stores nothing: it takes no more connections, is read-only, or its disk is full (interlend doctor says which). Messages are refused until it does.',
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
  it('KF16: name the version, as readiness does to whoever may read it, and the open sign of life does not', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    const { app } = openHttp();
    expect((await request(app).get('/metrics').set(asDesk)).text).to.match(
      new RegExp(`^interlend_build_info\\{version="${version}",commit="",built=""\\} 1$`, 'm'),
    );
    expect((await request(app).get('/health/ready').set(asDesk)).body.version).to.equal(version);
    expect((await request(app).get('/health/live')).body).to.deep.equal({ status: 'live' });
  });

  it('KF16: a build is told by its commit and day', () => {
    const commit = '7f3db08e0123456789012345678901234567890a';
    expect(versionText({ version: '1.0.0', commit, built: '2026-12-01T10:00:00.000Z' })).to.equal(
      '1.0.0 (commit 7f3db08e, built 2026-12-01)',
    );
    expect(versionText({ version: '1.0.0', commit: `${commit}+` })).to.equal('1.0.0 (commit 7f3db08e with changes)');
    expect(versionText({ version: '1.0.0' })).to.equal('1.0.0');
  });

  it('show what was counted and how the node is now', async () => {
    const { app, context } = admin(async () => aSnapshot);
    context.metrics.meter.messageIn('request', 'applied');
    context.metrics.meter.messageOut('request', 'delivered');
    context.metrics.meter.attemptTook('delivered', 0.2);
    context.metrics.meter.inboundTook('applied', 0.02);
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
      'interlend_delivery_connected 1',
      'interlend_delivery_consumers 1',
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
    await nothingFor(200, 'it rests');
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

  it('count what is refused', async () => {
    const { app } = openHttp();
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
