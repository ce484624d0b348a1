import { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { expect } from 'chai';
import request from 'supertest';
import { keepRoom } from '../../src/http/connections.js';
import { patronCookie } from '../../src/http/patrons-side/caller.js';
import { openHttp } from './open-http.js';
import { patronsSideDouble } from './patrons-side-double.js';

const trustedProxies = ['127.0.0.1', '::1'];
/** Of another network of 56 bits, which is what one subscriber has at most. */
const away = '2001:db8:0:700::1';
/** As many addresses of one network as somebody with a server of their own has. */
const near = (number: number): string => `2001:db8:0:1:${number.toString(16)}::1`;

/** How many of so many calls, each from the next address, are let through, and what one from elsewhere is told then. */
async function flooded(path: string, calls: number, from: (call: number) => string) {
  const closed = patronsSideDouble();
  const patronsSide = { ...closed, site: async () => ({ ...(await closed.site()), open: true }) };
  const { app } = openHttp({ trustedProxies, patronsSide, sruPerMinute: 20, patronSearchesPerMinute: 20 });
  const get = async (source: string) => (await request(app).get(path).set('X-Forwarded-For', source)).status;
  const told = await Promise.all(Array.from({ length: calls }, (_, call) => get(from(call))));
  return { told, through: told.filter((status) => status !== 429).length, elsewhere: await get(away) };
}

describe('C19: who floods an endpoint from ever new addresses', () => {
  for (const [path, burst, fine] of [
    ['/sru?query=water', 20, 200],
    ['/copies/nothing', 40, 404],
    ['/openurl?title=water', 100, 303],
    ['/api/patron/v1/search?q=water', 5, 200],
  ] as const) {
    it(`of one IPv6 network, or with ever new ports, is one caller, and nobody else is kept out: ${path}`, async function () {
      this.timeout(20_000);
      for (const from of [near, (call: number) => `198.51.100.7:${40_000 + call}`]) {
        const { told, through, elsewhere } = await flooded(path, burst + 5, from);
        expect(through, told.join(' ')).to.be.within(burst, burst + 2);
        expect(elsewhere).to.equal(fine);
      }
    });
  }

  it('C19: a patron who asks and cancels over and over is told to wait; another one is not', async () => {
    const closed = patronsSideDouble();
    const asked: string[] = [];
    const callerOf = (token: string) => ({
      id: token.startsWith('a') ? 'CARD1' : 'CARD2',
      name: 'Sam',
      session: { csrf: 'word', idleEndsAt: '2026-11-27T15:00:00Z', endsAt: '2026-11-27T15:00:00Z' },
    });
    const patronsSide = {
      ...closed,
      site: async () => ({ ...(await closed.site()), open: true }),
      access: { ...closed.access, bySession: async (token: string) => callerOf(token) },
      mine: {
        ...closed.mine,
        cancel: async ({ id }: { id: string }) => {
          asked.push(id);
          return { kind: 'unknown' as const };
        },
      },
    };
    const { app, context } = openHttp({ patronsSide });
    const cancels = async (sign: string, number: number) =>
      (
        await request(app)
          .post(`/api/patron/v1/requests/R${number}/cancel`)
          .set('Cookie', `${patronCookie(context.symbols)}=${sign.repeat(43)}`)
          .set('X-CSRF-Token', 'word')
      ).status;
    const told = await Promise.all(Array.from({ length: 25 }, (_, number) => cancels('a', number)));
    expect(told.filter((status) => status === 429)).to.have.length(5);
    expect(asked.filter((id) => id === 'CARD1')).to.have.length(20);
    expect(await cancels('b', 1)).to.equal(404);
  });

  it('FD10: takes the connections of one source, however many addresses its network has', () => {
    const server = createServer();
    keepRoom(server, { most: 100, mostPerSource: 3, proxies: ['2001:db8:0:1::9'] });
    const cut: string[] = [];
    const connect = (remoteAddress: string) => {
      const socket = Object.assign(new EventEmitter(), { remoteAddress, destroy: () => cut.push(remoteAddress) });
      server.emit('connection', socket as unknown as Socket);
    };
    connect(away);
    for (let call = 1; call <= 5; call += 1) connect(near(call));
    expect(cut, 'the oldest of that network make room').to.deep.equal([near(1), near(2)]);
    for (let call = 1; call <= 4; call += 1) connect('2001:db8:0:1::9');
    expect(cut, 'a listed proxy stands for many').to.have.length(2);
  });
});
