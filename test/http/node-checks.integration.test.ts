import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createServer as createTlsServer } from 'node:tls';
import { expect } from 'chai';
import { createBackupFolder } from '../../src/adapters/files/backup-folder.js';
import { noteRestoreTried } from '../../src/adapters/files/restore-tried.js';
import { lookAround, lookAtPartners } from '../../src/compose/checks/look.js';
import { type Node, startNode } from '../../src/compose.js';
import { readSettings } from '../../src/settings/read-settings.js';
import { expired, partnerKey } from '../support/certificates.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';
import { migrated } from '../support/migrated.js';

const token = 'a-staff-token-for-tests';

interface Checks {
  checkedAt?: string;
  checking: boolean;
  items: { check: string; code: string; state: string; title: string; text: string; remedy?: string }[];
}

describe('what a running node finds of itself', () => {
  let database: TestDatabase;
  let node: Node;
  let backups: string;
  const checks = async (query = '', headers: Record<string, string> = {}): Promise<Checks> => {
    for (;;) {
      const answer = await fetch(`${node.servers?.url}/api/v1/node/checks${query}`, {
        headers: { authorization: `Bearer ${token}`, ...headers },
      });
      expect(answer.status).to.equal(200);
      const said = (await answer.json()) as Checks;
      if (!said.checking) return said;
      await pause(100);
    }
  };
  const found = ({ items }: Checks, code: string) => items.find((each) => each.code === code);
  before(async () => {
    database = await createTestDatabase(migrated);
    backups = mkdtempSync(join(tmpdir(), 'interlend-checks-'));
    const env = {
      INTERLEND_NAME: 'Algonquin College',
      INTERLEND_SYMBOLS: 'ISIL:CA-OOALG',
      INTERLEND_PORT: '0',
      INTERLEND_ADMIN_PORT: '0',
      INTERLEND_BACKUP_FOLDER: backups,
      INTERLEND_ADDRESS: 'http://127.0.0.1:9',
      INTERLEND_DATABASE_CONNECTIONS: '4',
      INTERLEND_LOG_LEVEL: 'silent',
      INTERLEND_ALLOW_ADDRESSES: '127.0.0.1',
    };
    node = await startNode({
      settings: readSettings(env),
      databaseUrl: database.url,
      amqpUrl: '',
      staffTokens: [{ name: 'staff', token }],
      secretKey: 'a key for tests only',
      byHand: true,
      env,
    });
  });
  after(async () => {
    await node?.stop({ graceMs: 0 });
    await database?.drop();
    rmSync(backups, { recursive: true, force: true });
  });

  it('tells the page the same as interlend doctor: problems first, each with its remedy, in the language of the reader', async () => {
    const said = await checks();
    expect(found(said, 'backupNone')?.text).to.equal(`There is no backup in ${backups}.`);
    expect(found(said, 'addressUnreachable')).to.include({ state: 'problem' });
    expect(found(said, 'returnNone')?.remedy).to.equal('Enter an address on the page of the library.');
    for (const code of ['databaseWell', 'connectionsWell', 'clockWell', 'versionWell', 'partnersWell'])
      expect(found(said, code)?.state, code).to.equal('well');
    const states = said.items.map(({ state }) => state);
    expect(states).to.deep.equal([...states].sort((one, other) => rank(one) - rank(other)));
    const french = await checks('', { 'accept-language': 'fr' });
    expect(found(french, 'clockWell')?.title).to.equal('Horloge');
    expect(french.checkedAt, 'looked at once').to.equal(said.checkedAt);
  });

  it('sees that the certificate of a partner has expired, and names the partner', async () => {
    const partner = createTlsServer({ key: partnerKey, cert: expired }, (socket) => socket.destroy());
    partner.on('tlsClientError', () => undefined);
    await new Promise<void>((open) => void partner.listen(0, '127.0.0.1', open));
    try {
      const { port } = partner.address() as AddressInfo;
      const lookedAt = [{ code: 'LACITE', name: 'La Cité', url: `https://127.0.0.1:${port}/iso18626` }];
      const [first] = await lookAtPartners(node.context.settings, lookedAt);
      expect(first?.code).to.equal('partnerCertificateEnded');
      expect(first?.facts).to.include({ code: 'LACITE', partner: 'La Cité', host: `127.0.0.1:${port}` });
      expect(await lookAtPartners({ allowAddresses: [], readOnly: false }, lookedAt), 'not allowed').to.deep.equal([]);
      expect(await lookAtPartners({ allowAddresses: ['127.0.0.1'], readOnly: true }, lookedAt)).to.deep.equal([]);
    } finally {
      await new Promise<void>((closed) => void partner.close(() => closed()));
    }
  });

  it('tells whether a backup was ever restored from the folder of its backups', async () => {
    const name = `ISIL_CA-OOALG-${new Date().toISOString().slice(0, 11)}00-00-00Z.backup`;
    writeFileSync(join(backups, name), 'a backup');
    const looked = async () => (await lookAround(node.context.settings, fetch)).map(({ code }) => code);
    expect(await looked())
      .to.include('restoreUntried')
      .and.not.include('restoreWell');
    await noteRestoreTried(join(backups, 'copied-elsewhere.backup'), new Date());
    expect(await looked(), 'of another name').to.include('restoreUntried');
    await noteRestoreTried(join(backups, name), new Date());
    expect(await looked())
      .to.include('restoreWell')
      .and.not.include('restoreUntried');
    await createBackupFolder(backups, 'ISIL_CA-OOALG').clear();
    expect(await looked(), 'after the next backup').to.include('restoreWell');
  });

  it('KF6: sees that a page came by https although the request arrived as http', async () => {
    const forwarded = await checks('?browser=https', { 'x-forwarded-proto': 'https' });
    expect(found(forwarded, 'schemeUntrusted')?.remedy).to.match(/INTERLEND_TRUSTED_PROXIES=(127\.0\.0\.1|::1) /);
    expect(found(await checks('?browser=https'), 'schemeMissing')?.text).to.include('does not forward the protocol');
    expect((await checks('?browser=http')).items.filter(({ check }) => check === 'scheme')).to.deep.equal([]);
  });
});

const rank = (state: string): number => ['problem', 'warning', 'unknown', 'well'].indexOf(state);
