import { expect } from 'chai';
import type { Command } from 'commander';
import type { Host } from '../../src/cli/host.js';
import { createProgram } from '../../src/cli/program.js';
import { table } from '../../src/cli/table.js';
import { WrongSetting } from '../../src/settings/read-settings.js';
import { startNodeDouble, typed } from './desk.js';

describe('the commands of interlend', () => {
  const all = allOf(createProgram({ version: '0.1.0', env: {} } as Host), 'interlend');

  for (const [path] of all.slice(1))
    it(`${path} has a sentence, and examples that are written as it is`, async () => {
      const { status, out } = await typed(`${path.replace('interlend ', '')} --help`);
      expect(status).to.equal(0);
      expect(out).to.match(/\n\n[A-Z][^\n]+(\n[^\n]+)*\.\n/);
      const examples = [...out.matchAll(/^ {2}\$ (?:[A-Z_]+=(?:"[^"]*"|\S)* )*(interlend .*)$/gm)].map(
        ([, example = '']) => example,
      );
      expect(examples).not.to.eql([]);
      for (const example of examples) {
        const [name, used] = all.filter(([name]) => `${example} `.startsWith(`${name} `)).at(-1) ?? ['', undefined];
        expect(name, example).to.match(new RegExp(`^${path}`));
        const known = used?.options.map((option) => option.long);
        for (const [flag] of example.matchAll(/--[a-z-]+/g)) expect(known, example).to.include(flag);
      }
    });

  it('starts the programs with their options', async () => {
    const started: unknown[] = [];
    const start: Host['start'] = async (...room) => void started.push(room);
    for (const words of ['serve', 'demo --once --xml', 'migrate']) await typed(words, { start });
    expect(started).to.eql([
      ['serve', {}],
      ['demo', { once: true, xml: true }],
      ['migrate', {}],
    ]);
  });

  it('prints its version', async () => {
    expect(await typed('--version')).to.eql({ status: 0, out: '0.1.0', err: '' });
  });

  it('ends with 2 when a setting is wrong', async () => {
    const start: Host['start'] = async () => {
      throw new WrongSetting(['INTERLEND_PORT is "x", but a whole number is expected.']);
    };
    const { status, err } = await typed('serve', { start });
    expect(status).to.equal(2);
    expect(err).to.match(/INTERLEND_PORT/);
  });

  it('does not hide surprises', async () => {
    const start: Host['start'] = async () => {
      throw new Error('a broken invariant');
    };
    expect(await typed('serve', { start }).catch((error: Error) => error.message)).to.equal('a broken invariant');
  });

  it('node shows how the node is', async () => {
    const node = await startNodeDouble();
    node.answers['GET /node'] = {
      body: {
        name: 'Algonquin College',
        symbols: [{ type: 'ISIL', value: 'CA-OOALG' }],
        snapshot: {
          outboxDepth: 2,
          outboxOldestSeconds: 61.4,
          held: 0,
          waitingEarly: 0,
          attentionOpen: 1,
          database: 'up',
          delivery: { kind: 'rabbitmq', connected: true, consumers: 1, since: '2025-11-25T15:00:00.000Z' },
          openChannels: ['lacite'],
        },
      },
    };
    const { out } = await typed('node', { env: node.env });
    await node.close();
    expect(out)
      .to.match(/Outgoing messages +through RabbitMQ, connected since 2025-11-25 10:00/)
      .and.match(/The oldest for +61 s/);
  });
});

describe('a table', () => {
  it('aligns columns, also under wide letters, and leaves out empty ones', () => {
    const rows = [
      ['図書館', undefined, 1],
      ['é', undefined, 22],
    ];
    expect(table(['Name', 'Empty', 'N'], rows)).to.eql(['Name    N', '図書館  1', 'é       22']);
  });

  it('shortens what is long and keeps a row on one line', () => {
    const [, row] = table(['Title'], [[`${'x'.repeat(100)}`]]);
    expect(row).to.equal(`${'x'.repeat(59)}…`);
    expect(table(['T'], [['a\nb']])[1]).to.equal('a␊b');
  });
});

function allOf(command: Command, path: string): [path: string, command: Command][] {
  return [[path, command], ...command.commands.flatMap((each) => allOf(each, `${path} ${each.name()}`))];
}
