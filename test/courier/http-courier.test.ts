import { createServer as createPlainServer } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { expect } from 'chai';
import { pino } from 'pino';
import { type CourierOptions, createCourier } from '../../src/adapters/courier/http-courier.js';
import type { Courier, OutgoingCall } from '../../src/engine/model/courier.js';
import { type FakePartner, startFakePartner, unusedPort } from '../support/fake-partner.js';
import { inEnglish } from '../support/said.js';
import { startSilentListener } from '../support/silent-listener.js';
import { aReceipt, aRequest, aShipment } from './messages.js';
import { ofAlgonquin, selfSigned } from './self-signed.js';

const open = (options: Partial<CourierOptions> = {}): Courier =>
  createCourier({
    allowAddresses: ['127.0.0.0/8'],
    userAgent: 'Interlend/test',
    log: pino({ level: 'silent' }),
    ...options,
  });

describe('the courier', () => {
  let partner: FakePartner;
  let courier: Courier;
  beforeEach(async () => {
    partner = await startFakePartner();
    courier = open();
  });
  afterEach(async () => {
    await partner.close();
    await courier.close();
  });
  const call = (changes: Partial<OutgoingCall> = {}): OutgoingCall => ({
    url: partner.url,
    body: aRequest('OTT-0000001'),
    headers: {},
    callLimitMs: 5000,
    expects: { kind: 'request', requestingAgencyRequestId: 'OTT-0000001' },
    alreadyExists: 'refusal',
    ...changes,
  });

  describe('on its way out', () => {
    it('posts the bytes as they are, as XML in UTF-8, and asks for no packing', async () => {
      const answer = await courier.post(call({ headers: { Authorization: 'Bearer t0ken' } }));
      expect(answer).to.deep.include({ class: 'delivered', httpStatus: 200, address: '127.0.0.1' });
      expect(answer.answerPrefix).to.contain('<requestConfirmation>');
      const [received] = partner.received;
      expect(received?.body).to.equal(aRequest('OTT-0000001'));
      expect(received?.headers).to.include({
        'content-type': 'application/xml; charset="utf-8"',
        'content-length': String(Buffer.byteLength(aRequest('OTT-0000001'))),
        authorization: 'Bearer t0ken',
        'user-agent': 'Interlend/test',
      });
      expect(received?.headers).to.not.have.any.keys('accept-encoding', 'transfer-encoding', 'expect');
    });

    it('delivers all three kinds of message', async () => {
      const id = 'OTT-0000001';
      for (const [kind, body] of [
        ['request', aRequest(id)],
        ['supplyingAgencyMessage', aShipment(id)],
        ['requestingAgencyMessage', aReceipt(id)],
      ] as const)
        expect(await courier.post(call({ body, expects: { kind, requestingAgencyRequestId: id } })), kind).to.include({
          class: 'delivered',
        });
    });

    it('uses its connections again', async () => {
      for (let n = 0; n < 20; n += 1) await courier.post(call());
      // undici may open a second one while the first is still being tidied up.
      expect(partner.connections()).to.be.at.most(2);
    });

    it('lets no setting of a partner replace the headers of the call', async () => {
      await courier.post(
        call({
          headers: { 'Content-Type': 'text/plain', 'Content-Length': '1', Host: 'other', 'Accept-Encoding': 'gzip' },
        }),
      );
      const headers = partner.received[0]?.headers;
      expect(headers).to.include({
        'content-type': 'application/xml; charset="utf-8"',
        host: `127.0.0.1:${partner.port}`,
      });
      expect(headers).to.not.have.property('accept-encoding');
    });

    it('sends nothing under a header that would break the line (E5)', async () => {
      expect(await courier.post(call({ headers: { 'X-Key': 'a\r\nX-Evil: 1' } }))).to.include({
        class: 'hold-partner',
        code: 'bad-header',
      });
      expect(partner.received).to.deep.equal([]);
    });
  });

  describe('hearing the partner', () => {
    const heard = async (behaviour: Parameters<FakePartner['next']>[0], changes: Partial<OutgoingCall> = {}) => {
      partner.next(behaviour);
      return courier.post(call(changes));
    };

    it('takes OK with a remark for delivered', async () => {
      expect(inEnglish((await heard('okWithRemark')).reason)).to.contain('callNumber');
    });

    it('passes on each type of refusal (B9)', async () => {
      for (const error of [
        'UnsupportedActionType',
        'UnsupportedReasonForMessageType',
        'UnrecognisedDataElement',
        'UnrecognisedDataValue',
        'BadlyFormedMessage',
      ])
        expect(await heard({ error, value: 'x' })).to.deep.include({
          class: 'refused',
          errors: [{ type: error, value: 'x' }],
        });
    });

    it('assumes delivery when the partner already has what an ambiguous try may have brought (B10)', async () => {
      const answer = { error: 'BadlyFormedMessage', value: 'RequestIdAlreadyExists: OTT-0000001' };
      expect(await heard(answer, { alreadyExists: 'acceptance' })).to.include({ class: 'delivered', assumed: true });
      expect(await heard(answer)).to.include({ class: 'refused' });
    });

    it('finds no confirmation in a page, in nothing, in half a message, in 202 or 204 (B7)', async () => {
      expect(await heard('html')).to.include({
        class: 'ambiguous',
        code: 'not-iso18626',
        answerPrefix: '<html><body>Welcome!</body></html>',
      });
      expect(await heard('empty')).to.include({ class: 'ambiguous', code: 'empty-answer' });
      expect(await heard('cutXml')).to.include({ class: 'ambiguous', code: 'not-iso18626' });
      expect(await heard({ status: 202, body: 'queued' })).to.include({ class: 'ambiguous', httpStatus: 202 });
      expect(await heard({ status: 204 })).to.include({ class: 'ambiguous', httpStatus: 204 });
      expect(await heard({ okWithStatus: 202 })).to.include({ class: 'delivered', httpStatus: 202 });
    });

    it("does not take another request's confirmation, or another kind's, for ours (B8)", async () => {
      expect(await heard('otherRequest')).to.include({ class: 'ambiguous', code: 'other-request' });
      expect(await heard('otherKind')).to.include({ class: 'ambiguous', code: 'other-request' });
      expect(await heard('withoutId')).to.include({ class: 'delivered' });
    });

    it('follows no redirect (B11, E4)', async () => {
      const location = `http://127.0.0.1:${partner.port}/elsewhere`;
      for (const status of [301, 302, 307, 308])
        expect(await heard({ status, headers: { location } })).to.include({
          class: 'moved',
          location,
          code: `http-${status}`,
        });
      expect(partner.received.map(({ url }) => url)).to.deep.equal(Array(4).fill('/iso18626'));
    });

    it('waits as long as a busy partner asks (B14)', async () => {
      expect(await heard({ status: 429, headers: { 'retry-after': '120' } })).to.include({
        class: 'retry',
        retryAfterSeconds: 120,
      });
      expect(await heard({ status: 500, body: 'oops' })).to.include({ class: 'retry', answerPrefix: 'oops' });
    });

    it('holds the partner or the message by status', async () => {
      expect(await heard({ status: 401 })).to.include({ class: 'hold-partner' });
      expect(await heard({ status: 415 })).to.include({ class: 'hold-message' });
    });

    it('stores no NUL from an answer', async () => {
      expect((await heard({ status: 500, body: 'a\0b' })).answerPrefix).to.equal('a\uFFFDb');
    });
  });

  describe('with a partner that misbehaves', () => {
    it('cuts a call by wall clock, whether the answer never begins or never ends (B3, B4)', async () => {
      partner.next('mute', 'slow');
      const mute = await courier.post(call({ callLimitMs: 300 }));
      expect(mute).to.include({ class: 'ambiguous', code: 'no-answer', address: '127.0.0.1' });
      expect(mute.durationMs).to.be.within(290, 1000);
      const slow = await courier.post(call({ callLimitMs: 300 }));
      expect(slow).to.include({ class: 'ambiguous', code: 'slow-answer', httpStatus: 200 });
      expect(slow.durationMs).to.be.within(290, 1000);
    });

    it('stops reading at 256 KB, and hangs up (B5)', async () => {
      for (const behaviour of ['huge', 'endless'] as const) {
        partner.next(behaviour);
        const answer = await courier.post(call());
        expect(answer).to.include({ class: 'ambiguous', code: 'answer-too-large' });
        expect(answer.answerPrefix).to.have.length(4096);
      }
    });

    it('has done with an answer without an end before the partner has sent a few megabytes of it (B5)', async () => {
      let sent = 0;
      let hungUp = () => {};
      const closed = new Promise<void>((done) => {
        hungUp = done;
      });
      const server = createPlainServer((_, res) => {
        res.writeHead(200, { 'content-type': 'application/xml' });
        const more = () => {
          while (!res.destroyed && res.write(Buffer.alloc(65_536, 'x'))) sent += 65_536;
        };
        res.on('drain', more).on('close', hungUp);
        more();
      });
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      const { port } = server.address() as AddressInfo;
      const answer = await courier.post(call({ url: `http://127.0.0.1:${port}/` }));
      expect(answer).to.include({ class: 'ambiguous', code: 'answer-too-large' });
      await closed;
      server.close();
      // More than what we read lies in the buffers of both ends when we hang up.
      expect(sent).to.be.below(16_000_000);
    });

    it('takes a limit of 0 bytes for a limit', async () => {
      const strict = open({ maxAnswerBytes: 0 });
      expect(await strict.post(call())).to.include({ class: 'ambiguous', code: 'answer-too-large' });
      await strict.close();
    });

    it('does not unpack what it never asked to be packed (B6)', async () => {
      partner.next('gzip');
      expect(await courier.post(call()))
        .to.include({ class: 'ambiguous', code: 'encoded-answer' })
        .and.not.have.property('answerPrefix');
    });

    it('is in doubt after a reset, a broken answer, or one that is not HTTP', async () => {
      partner.next('resetAfterBody', 'cutConnection', 'notHttp');
      expect(await courier.post(call())).to.include({ class: 'ambiguous', code: 'reset' });
      expect(await courier.post(call())).to.include({ class: 'ambiguous', code: 'cut-answer' });
      expect(await courier.post(call())).to.include({ class: 'ambiguous', code: 'not-http' });
    });

    it('sends each message once, whatever comes', async () => {
      partner.next('resetAfterBody', { status: 503 }, 'cutConnection');
      for (let n = 0; n < 3; n += 1) await courier.post(call());
      expect(partner.received).to.have.length(3);
    });

    it('is sure that nothing was sent when nobody listens, or the name is unknown (B2, B20)', async () => {
      const url = `http://127.0.0.1:${await unusedPort()}/`;
      expect(await courier.post(call({ url }))).to.include({
        class: 'clean-failure',
        code: 'connection-refused',
        address: '127.0.0.1',
      });
      const lost = open({ resolve: () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' })) });
      expect(await lost.post(call({ url: 'http://partner.example/' }))).to.include({
        class: 'clean-failure',
        code: 'dns',
      });
      await lost.close();
    });

    it('gives up in time who takes no connection, and is sure that nothing was sent (B2)', async () => {
      const silent = await startSilentListener();
      const impatient = open({ connectTimeoutMs: 300 });
      try {
        const began = performance.now();
        const answer = await impatient.post(call({ url: `http://127.0.0.1:${silent.port}/` }));
        expect(answer).to.include({ class: 'clean-failure', code: 'connect-timeout' });
        expect(performance.now() - began).to.be.within(250, 5000);
      } finally {
        await impatient.close();
        silent.close();
      }
    });

    it('is sure that nothing was sent to a partner whose certificate nobody vouches for (B19)', async () => {
      let calls = 0;
      const server = createServer(selfSigned, (_, res) => {
        calls += 1;
        res.end();
      });
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      const { port } = server.address() as AddressInfo;
      const answer = await courier.post(call({ url: `https://127.0.0.1:${port}/` }));
      expect(answer).to.include({ class: 'clean-failure', code: 'tls' });
      expect(inEnglish(answer.reason)).to.contain('not signed by an authority');
      expect(calls).to.equal(0);
      server.close();
    });

    it('is sure that nothing was sent to a partner whose TLS is too old (B19)', async () => {
      let calls = 0;
      const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' } as const;
      const server = createServer({ ...selfSigned, ...old }, (_, res) => {
        calls += 1;
        res.end();
      });
      const answer = await courier.post(call({ url: await listening(server) }));
      expect(answer).to.include({ class: 'clean-failure', code: 'tls' });
      expect(calls).to.equal(0);
      server.close();
    });

    it('shows the certificate of the call, to that partner and in that call alone', async () => {
      const shown: string[] = [];
      const server = createServer({ ...selfSigned, requestCert: true, rejectUnauthorized: false }, (req, res) => {
        const { fingerprint256 = 'none' } = (req.socket as TLSSocket).getPeerCertificate();
        shown.push(fingerprint256.replaceAll(':', ''));
        res.end();
      });
      const url = await listening(server);
      await trustingAnybody(async () => {
        const { certificate, key, fingerprint } = ofAlgonquin;
        for (const changes of [{ certificate: { certificate, key } }, {}, { certificate: { certificate, key } }])
          await courier.post(call({ url, ...changes }));
        expect(shown).to.deep.equal([fingerprint, 'none', fingerprint]);
        const broken = await courier.post(call({ url, certificate: { certificate: 'x', key: 'y' } }));
        expect(broken).to.include({ class: 'hold-partner', code: 'client-certificate' });
      });
      server.close();
    });

    it('finds no secure connection where plain HTTP is spoken', async () => {
      expect(await courier.post(call({ url: partner.url.replace('http:', 'https:') }))).to.include({
        class: 'clean-failure',
        code: 'tls',
      });
    });

    it('does not let a mute partner hold up another', async () => {
      const other = await startFakePartner();
      partner.always('mute');
      const stuck = Array.from({ length: 20 }, () => courier.post(call({ callLimitMs: 400 })));
      const answer = await courier.post(call({ url: other.url }));
      expect(answer.class).to.equal('delivered');
      expect(answer.durationMs).to.be.below(300);
      await Promise.all(stuck);
      await other.close();
    });
  });

  describe('guarding the address', () => {
    const names =
      (...addresses: string[]) =>
      () =>
        Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));

    it('dials no private address, by number or by name (E1)', async () => {
      const guarded = open({ allowAddresses: [], resolve: names('127.0.0.1') });
      for (const url of [partner.url, `http://partner.example:${partner.port}/`, `http://localhost.:${partner.port}/`])
        expect(await guarded.post(call({ url })), url).to.include({ class: 'blocked', code: 'loopback' });
      expect(partner.connections()).to.equal(0);
      await guarded.close();
    });

    it('judges the address that is dialled, not the one that was seen at registration (E2)', async () => {
      let current = ['8.8.8.8'];
      const guarded = open({ allowAddresses: [], resolve: () => names(...current)() });
      const url = `http://partner.example:${partner.port}/`;
      expect(await guarded.inspect(url)).to.deep.equal({ ok: true, address: '8.8.8.8' });
      current = ['127.0.0.1'];
      expect(await guarded.post(call({ url }))).to.include({ class: 'blocked', code: 'loopback' });
      expect(partner.connections()).to.equal(0);
      await guarded.close();
    });

    it('tries the next address of a name when the first is dead (B20)', async () => {
      const courier = open({ resolve: names('127.0.0.2', '127.0.0.1') });
      expect(await courier.post(call({ url: `http://partner.example:${partner.port}/iso18626` }))).to.include({
        class: 'delivered',
        address: '127.0.0.1',
      });
      await courier.close();
    });

    it('sends to no other scheme and no port of another service (E3)', async () => {
      expect(await courier.post(call({ url: 'file:///etc/passwd' }))).to.include({ class: 'blocked', code: 'scheme' });
      expect(await courier.post(call({ url: 'http://127.0.0.1:22/' }))).to.include({ class: 'blocked', code: 'port' });
    });

    it('inspects an address without sending', async () => {
      expect(await courier.inspect(partner.url)).to.deep.equal({ ok: true, address: '127.0.0.1' });
      expect(inEnglish((await courier.inspect('http://10.0.0.1/')).reason)).to.contain('private address');
      const lost = open({ resolve: () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' })) });
      expect(inEnglish((await lost.inspect('http://partner.example/')).reason)).to.contain('not known (DNS)');
      await lost.close();
      expect(partner.connections()).to.equal(0);
    });
  });

  it('answers, and does not throw, once it is closed', async () => {
    await courier.close();
    await courier.close();
    expect(await courier.post(call())).to.include({ class: 'clean-failure' });
  });
});

async function listening(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** Node asks this at each connection. The server's own certificate is another test's matter. */
async function trustingAnybody(work: () => Promise<void>): Promise<void> {
  const name = 'NODE_TLS_REJECT_UNAUTHORIZED';
  const before = process.env[name];
  process.env[name] = '0';
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env[name];
    else process.env[name] = before;
  }
}
