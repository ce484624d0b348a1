import { expect } from 'chai';
import request from 'supertest';
import type { GatewayCalls } from './gateway-double.js';
import { aRequest } from './gateway-double.js';
import { asDesk, openHttp } from './open-http.js';

function desk(overrides: Partial<GatewayCalls> = {}) {
  const opened = openHttp({}, overrides);
  const send = (method: 'post' | 'put') => (path: string, body: object) =>
    request(opened.app)[method](`/api/v1${path}`).set(asDesk).set('X-On-Behalf-Of', 'Marie').send(body);
  return { ...opened, post: send('post'), put: send('put') };
}

describe('the desk’s work over HTTP', () => {
  it('takes rota, assignment, notes and status with the version that was on the screen', async () => {
    const { post, put } = desk();
    const answers = [
      await put('/requests/41/rota', { version: 7, rota: [{ partner: 'NORTHERN', why: 'fast' }] }),
      await post('/requests/41/assign', { version: 7, to: 'Élise Roy', note: 'Before noon.' }),
      await post('/requests/ALG0000041/release', { version: 7 }),
      await post('/requests/41/notes', { version: 7, text: 'Careful.', active: true }),
      await post('/requests/41/status', { version: 7, status: 'lostReported' }),
    ];
    for (const { status, body } of answers) expect([status, body]).to.deep.equal([200, aRequest]);
    expect((await post('/requests/41/notes/n1/dismiss', {})).status).to.equal(204);
    expect((await post('/requests/41/notes/n2/dismiss', {})).status).to.equal(404);
    expect((await post('/requests/42/release', { version: 7 })).status).to.equal(404);
  });

  it('names the field that is missing or unknown', async () => {
    const { post, put } = desk();
    for (const answer of [
      await put('/requests/41/rota', { rota: [] }),
      await post('/requests/41/assign', { version: 7, to: ' ' }),
      await post('/requests/41/notes', { version: 7, text: 'x', loud: true }),
      await post('/requests/41/status', { version: 7 }),
      await post('/requests/bulk', { ids: [], action: 'send' }),
      await post('/requests/bulk', { ids: Array.from({ length: 501 }, (_, index) => String(index)), action: 'send' }),
    ])
      expect([answer.status, answer.body.problems?.length > 0]).to.deep.equal([400, true]);
  });

  it('a change that leaves the libraries out of step is a 409 that names the action', async () => {
    const warned = {
      kind: 'warned',
      request: aRequest,
      reason: 'The partner is not told.',
      matchingAction: 'reportLost',
    } as const;
    const { status, body } = await desk({ changeStatus: async () => warned }).post('/requests/41/status', {
      version: 7,
      status: 'lostReported',
    });
    expect([status, body.type, body.matchingAction]).to.deep.equal([
      409,
      'urn:interlend:problem:out-of-step',
      'reportLost',
    ]);
  });

  it('an order for many is an action or a status, and answers row by row', async () => {
    const { post } = desk();
    const { status, body } = await post('/requests/bulk', {
      ids: ['41', '42'],
      action: 'receive',
      versions: { 41: 7 },
    });
    expect([status, body.items.length]).to.deep.equal([200, 2]);
    for (const what of [{ assign: {} }, { assign: { to: 'Marie' }, trial: true }, { slip: 'shippingSlip' }])
      expect((await post('/requests/bulk', { ids: ['41'], ...what })).status).to.equal(200);
    expect((await post('/requests/bulk', { ids: ['41'] })).status).to.equal(422);
    expect((await post('/requests/bulk', { ids: ['41'], action: 'send', status: 'expired' })).status).to.equal(422);
  });
});
