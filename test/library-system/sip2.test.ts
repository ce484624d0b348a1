import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { expect } from 'chai';
import { createSocketDialer } from '../../src/adapters/courier/dial-socket.js';
import { createSip2 } from '../../src/adapters/library-system/sip2.js';
import type { LooksUpPatrons } from '../../src/library-system/port.js';
import { newLink } from '../../src/library-system/presets/index.js';
import { checksumOf, patronLine, readSipLine, sipLine } from '../../src/library-system/sip2.js';
import { say } from '../../src/words/index.js';

const date = '20270105    103000';
const patron = (sequence: number, fields: Record<string, string>, status = ' '.repeat(14)) =>
  sipLine(`64${status}001${date}${'0000'.repeat(6)}`, { AO: 'OWL', ...fields }, sequence);

/** A small SIP2 server: patron 1001 with PIN 1234. `answer` may replace a line. */
async function served(
  used: (patrons: LooksUpPatrons, server: { lines: string[]; sockets: Socket[] }) => Promise<void>,
  answer: (line: string, usual: string) => string | undefined = (_, usual) => usual,
  allowAddresses: readonly string[] = ['127.0.0.0/8'],
): Promise<void> {
  const seen = { lines: [] as string[], sockets: [] as Socket[] };
  const server: Server = createServer((socket) => {
    seen.sockets.push(socket);
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      const line = chunk.toString('utf8');
      seen.lines.push(line);
      const said = answer(line, usualAnswer(line));
      if (said === undefined) socket.destroy();
      else socket.write(said);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const patrons = createSip2({
    settings: { ...newLink('generic').sip2, host: '127.0.0.1', port, tls: false, login: 'kiosk', institution: 'OWL' },
    secrets: { sip2Password: 'pass' },
    dial: createSocketDialer({ allowAddresses }),
  });
  try {
    await used(patrons, seen);
  } finally {
    await patrons.close();
    for (const each of seen.sockets) each.destroy();
    server.close();
  }
}

function usualAnswer(line: string): string {
  const sequence = Number(/AY(\d)/.exec(line)?.[1]);
  if (line.startsWith('93')) return sipLine(line.includes('COpass|') ? '941' : '940', {}, sequence);
  if (line.startsWith('99')) return sipLine(`98YYYYYN600003${date}2.00`, { AO: 'OWL' }, sequence);
  const card = /AA([^|]*)/.exec(line)?.[1] ?? '';
  if (card !== '1001') return patron(sequence, { AA: card, BL: 'N' });
  return patron(sequence, {
    AA: card,
    AE: 'Élodie Tremblay',
    BL: 'Y',
    CQ: line.includes('AD1234|') ? 'Y' : 'N',
    BE: 'elodie@example.org',
    PA: '20280131',
  });
}

describe('patrons by SIP2', () => {
  it('writes lines whose checksum makes the sum zero, and lets nothing into a field that would end it', () => {
    const line = patronLine({ institution: 'OWL', card: '1|AD9\r', pin: 'é' }, new Date('2027-01-05T10:30:00Z'), 3);
    expect(line).to.include(`63000${date}          AOOWL|AA1 AD9 |AC|ADé|AY3AZ`);
    const bytes = Buffer.from(line.slice(0, -5), 'utf8');
    expect(checksumOf(bytes)).to.equal(line.slice(-5, -1));
    expect(readSipLine(Buffer.from('941AY0AZFFFF'))).to.deep.equal({ kind: 'broken', detail: 'checksum' });
  });

  it('looks up and signs in over one connection that is kept open, and opens another when it has ended', () =>
    served(async (patrons, server) => {
      const found = await patrons.lookUpUser({ user: { card: '1001', pin: '1234' } });
      expect(found).to.deep.include({
        kind: 'done',
        facts: {
          userId: '1001',
          name: 'Élodie Tremblay',
          email: 'elodie@example.org',
          expires: '2028-01-31',
          blocked: false,
          blocks: [],
          pinRight: true,
        },
      });
      const [wrong, unknown] = await Promise.all([
        patrons.lookUpUser({ user: { card: '1001', pin: '9' } }),
        patrons.lookUpUser({ user: { id: '7' } }),
      ]);
      expect(wrong.kind === 'refused' && wrong.problem.type).to.equal('User Authentication Failed');
      expect(unknown.kind === 'refused' && unknown.problem.class).to.equal('person');
      expect(server.sockets).to.have.length(1);
      server.sockets[0]?.destroy();
      expect((await patrons.lookUpUser({ user: { id: '1001' } })).kind).to.equal('done');
      expect(server.sockets).to.have.length(2);
    }));

  it('reads a blocked card with the words of the system', () =>
    served(
      async (patrons) => {
        const found = await patrons.lookUpUser({ user: { id: '1001' } });
        expect(found.kind === 'done' && found.facts).to.deep.include({ blocked: true, blocks: ['Fines owed'] });
      },
      (line, usual) =>
        line.startsWith('63')
          ? patron(
              Number(/AY(\d)/.exec(line)?.[1]),
              { AA: '1001', AE: 'Jo', BL: 'Y', AF: 'Fines owed' },
              `Y${' '.repeat(13)}`,
            )
          : usual,
    ));

  const broken: [string, (line: string, usual: string) => string | undefined, string][] = [
    ['a damaged line', (line, usual) => (line.startsWith('63') ? usual.replace('Élodie', 'Elodie') : usual), 'notSip2'],
    ['a refused login', (line, usual) => (line.startsWith('93') ? sipLine('940', {}, 0) : usual), 'loginRefused'],
    ['no answer', (line, usual) => (line.startsWith('63') ? '' : usual), 'late'],
    ['a connection that ends', (line, usual) => (line.startsWith('63') ? undefined : usual), 'cut'],
    ['endless letters', (line, usual) => (line.startsWith('63') ? 'x'.repeat(70_000) : usual), 'tooLarge'],
  ];
  for (const [title, answer, type] of broken)
    it(`${title} is a named problem`, () =>
      served(async (patrons) => {
        const answered = await patrons.lookUpUser({ user: { id: '1001' } }, { limitMs: 400 });
        expect(answered.kind !== 'done' && answered.problem.type).to.equal(type);
      }, answer));

  it('says that a server is offline', () =>
    served(
      async (patrons) => {
        const answered = await patrons.lookUpUser({ user: { id: '1001' } });
        expect(answered.kind === 'unavailable' && answered.problem.type).to.equal('offLine');
      },
      (line, usual) => (line.startsWith('99') ? sipLine(`98N${'N'.repeat(5)}600003${date}2.00`, {}, 1) : usual),
    ));

  it('waits for a drip no longer than for silence, and whoever waits behind others waits of their own time', () =>
    served(
      async (patrons, server) => {
        const began = Date.now();
        const both = await Promise.all(['1', '2'].map((id) => patrons.lookUpUser({ user: { id } }, { limitMs: 300 })));
        expect(Date.now() - began).to.be.lessThan(2500);
        for (const each of both) expect(each.kind === 'unavailable' && each.problem.type).to.equal('late');
        expect(server.sockets).to.have.length(1);
      },
      (line, usual) => (line.startsWith('63') ? '6' : usual),
    ));

  it('does not dial an address that is not allowed', () =>
    served(
      async (patrons, server) => {
        const answered = await patrons.lookUpUser({ user: { id: '1001' } });
        expect(answered.kind === 'refused' && answered.problem.type).to.equal('forbidden');
        if (answered.kind === 'refused') expect(say(answered.problem.reason, 'en')).to.include('127.0.0.1');
        expect(server.sockets).to.have.length(0);
      },
      undefined,
      [],
    ));
});
