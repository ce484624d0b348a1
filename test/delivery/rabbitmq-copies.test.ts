import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { readQueueCopies } from '../../src/delivery/rabbitmq-copies.js';

const queue = 'interlend.ALGONQUIN.0123456789ab.delivery.v1';

/** What RabbitMQ 4's management plugin answers. */
const answers: Record<string, unknown> = {
  [`/api/queues/ill/${queue}?columns=members`]: { members: ['rabbit@one'] },
  '/api/nodes?columns=name': [{ name: 'rabbit@one' }, { name: 'rabbit@two' }, { name: 'rabbit@three' }],
};

async function asking(
  answer: (call: IncomingMessage) => { status: number; body: string },
  ask: (address: string) => Promise<void>,
) {
  const server = createServer((call, reply) => {
    const { status, body } = answer(call);
    reply.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
  try {
    await ask(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('who keeps a copy of the queue', () => {
  it('is asked of the virtual host of AMQP_URL, as its user', async () => {
    const seen = new Set<string>();
    await asking(
      ({ url = '', headers }) => {
        seen.add(String(headers.authorization));
        return { status: url in answers ? 200 : 404, body: JSON.stringify(answers[url] ?? {}) };
      },
      async (address) => {
        expect(await readQueueCopies(`${address}/`, 'amqps://ill:s%23cret@broker/ill', queue)).to.deep.equal({
          copies: 1,
          members: 3,
        });
      },
    );
    expect([...seen]).to.deep.equal([`Basic ${Buffer.from('ill:s#cret').toString('base64')}`]);
  });

  for (const [what, status, body] of [
    ['refuses', 401, '{"error":"not_authorized"}'],
    ['is something else', 200, '<html></html>'],
    ['knows no members', 200, '{}'],
  ] as const)
    it(`is not known when what is asked ${what}`, async () => {
      await asking(
        () => ({ status, body }),
        async (address) => {
          expect(await readQueueCopies(address, 'amqp://guest@broker', queue)).to.equal(undefined);
        },
      );
    });
});
