import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { CheckFinding } from '../../src/domain/checks/findings.js';
import {
  judgeAddress,
  judgeBackup,
  judgeCertificate,
  judgeClock,
  judgeConnections,
  judgeDisk,
  judgeLibraries,
  judgePartnerCertificates,
  judgePeople,
  judgeRestore,
  judgeRules,
  judgeScheme,
  judgeSilent,
  judgeVersion,
} from '../../src/engine/checks/judge.js';
import type { LibraryFacts } from '../../src/engine/checks/ports.js';
import { readSettings } from '../../src/settings/read-settings.js';
import { say } from '../../src/words/index.js';
import { typed } from './desk.js';

const settings = (more: Record<string, string> = {}) =>
  readSettings({ INTERLEND_NAME: 'Algonquin College', INTERLEND_SYMBOLS: 'ISIL:CA-OOALG', ...more });
const now = new Date('2026-12-01T12:00:00Z');
const look: LibraryFacts = {
  ...{ libraries: [], silent: [], secureAddresses: [], administrators: 1 },
  ...{ rotaRules: [], sendingRules: [], loanRules: [] },
};
const library = {
  code: 'RES_SHARE',
  name: 'Algonquin College',
  symbol: 'ISIL:CA-OOALG',
  formerSymbols: [],
  email: 'ill@example.ca',
  hasAddress: true,
};
const textOf = (finding: CheckFinding | undefined) => finding && say(finding.text, 'en');
const remedyOf = (finding: CheckFinding | undefined) => finding?.remedy && say(finding.remedy, 'en');
const statesOf = (findings: CheckFinding[]) => findings.map(({ check, state }) => `${check}: ${state}`);

describe('interlend doctor', () => {
  it('KF5: finds a symbol of the settings with which nothing is signed, and says how either is corrected', () => {
    const [found] = judgeLibraries(settings(), { ...look, libraries: [{ ...library, symbol: 'ISIL:CA-OLD' }] });
    expect(found).to.include({ check: 'symbol', state: 'problem' });
    expect(textOf(found)).to.equal(
      'INTERLEND_SYMBOLS says ISIL:CA-OOALG, but requests of Algonquin College are signed with ISIL:CA-OLD.',
    );
    expect(remedyOf(found)).to.equal(
      '`interlend library change RES_SHARE --symbol ISIL:CA-OOALG`. When partners know the library by ISIL:CA-OLD, correct INTERLEND_SYMBOLS instead.',
    );
  });

  it('KF5: finds a setting that is behind the symbol of its database', () => {
    const renamed = { ...library, symbol: 'ISIL:CA-NEW', formerSymbols: ['ISIL:CA-OOALG'] };
    const [found] = judgeLibraries(settings(), { ...look, libraries: [renamed] });
    expect(found).to.include({ check: 'symbol', state: 'warning' });
    expect(remedyOf(found)).to.equal('Write INTERLEND_SYMBOLS=ISIL:CA-NEW, and restart the node.');
  });

  it('finds a library that still has the name that every node begins with, and one without a reply and a return address', () => {
    const named = { ...library, name: 'Resource Sharing Library', email: null, hasAddress: false };
    const findings = judgeLibraries(settings(), { ...look, libraries: [named] });
    expect(statesOf(findings)).to.deep.equal(['name: warning', 'reply: warning', 'return: warning']);
    expect(remedyOf(findings[0])).to.include('interlend library change RES_SHARE --name "Algonquin College"');
    const whole = judgeLibraries(settings(), { ...look, libraries: [library] });
    expect(statesOf(whole)).to.deep.equal(['symbol: well', 'addresses: well']);
    expect(whole[0] && say(whole[0].title, 'fr')).to.equal('Nom et symbole\u00a0: Algonquin College, ISIL:CA-OOALG');
  });

  it('KF7: tells of a node that makes no backups, has none, or whose newest is old', () => {
    const with14 = settings({ INTERLEND_BACKUP_FOLDER: '/safe' });
    const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
    expect(judgeBackup(settings(), undefined, now).state).to.equal('warning');
    expect(textOf(judgeBackup(with14, undefined, now))).to.equal('There is no backup in /safe.');
    expect(judgeBackup(with14, 'unreadable', now).state).to.equal('problem');
    expect(textOf(judgeBackup(with14, hoursAgo(27), now))).to.equal('The newest backup is 27 hours old.');
    expect(judgeBackup(with14, hoursAgo(25), now).state).to.equal('well');
  });

  it('KF7: tells of backups of which none was ever restored', () => {
    const saved = settings({ INTERLEND_BACKUP_FOLDER: '/safe' });
    const [untried] = judgeRestore(now, undefined, saved);
    expect(untried?.state).to.equal('warning');
    expect(remedyOf(untried)).to.include('interlend restore --from FILE --database URL');
    expect(judgeRestore(undefined, undefined, saved), 'nothing to restore yet').to.deep.equal([]);
    expect(textOf(judgeRestore(now, new Date('2026-11-20T15:00:00Z'), saved)[0])).to.include(
      'restored on Nov 20, 2026',
    );
  });

  it('tells of rules that are never used, with the rule before them', () => {
    const rule = (name: string) => ({ name, enabled: true, conditions: [] });
    const found = judgeRules({
      rotaRules: [rule('All'), rule('Law books')],
      sendingRules: [],
      loanRules: [rule('Any'), rule('Staff')],
    });
    expect(found.map((each) => `${each.state}: ${say(each.title, 'en')}. ${textOf(each)}`)).to.deep.equal([
      'warning: The rota rule “Law books” is never used. Every request that fits it is taken by the rule “All” before it.',
      'warning: The loan rule “Staff” is never used. Every request that fits it is taken by the rule “Any” before it.',
    ]);
    expect(judgeRules(look)[0]?.state).to.equal('well');
  });

  it('KF6: compares how a page came with what the node sees of it', () => {
    const here = { address: 'https://ill.example.ca', trustedProxies: ['10.0.0.1'] };
    const came = (browser: 'http' | 'https', node: 'http' | 'https', forwarded = '') =>
      judgeScheme({ browser, node, from: '10.0.0.9', forwarded }, here);
    expect(statesOf(came('https', 'https', 'https'))).to.deep.equal(['scheme: well']);
    const [untrusted] = came('https', 'http', 'https');
    expect(untrusted?.state).to.equal('problem');
    expect(remedyOf(untrusted)).to.include('INTERLEND_TRUSTED_PROXIES=10.0.0.1,10.0.0.9');
    const [missing] = came('https', 'http');
    expect(textOf(missing)).to.include('The proxy 10.0.0.9 does not forward the protocol');
    expect(missing?.lines).to.include('X-Forwarded-Proto $scheme');
    expect(statesOf(came('http', 'http'))).to.deep.equal(['scheme: warning']);
    const local = { address: 'http://localhost:8626', trustedProxies: [] };
    expect(judgeScheme({ browser: 'http', node: 'http', from: '::1', forwarded: '' }, local)).to.deep.equal([]);
  });

  it('KF6: tells of an address without TLS, and of a proxy that is not trusted', () => {
    const address = (url: string, more = {}) => statesOf(judgeAddress(settings({ INTERLEND_ADDRESS: url, ...more })));
    expect(address('')).to.deep.equal(['address: warning']);
    expect(address('http://ill.example.ca')).to.deep.equal(['address: warning']);
    expect(address('https://ill.example.ca')).to.deep.equal(['proxy: problem']);
    expect(address('https://ill.example.ca', { INTERLEND_TRUSTED_PROXIES: '127.0.0.1' })).to.deep.equal([]);
  });

  it('judges connections, clocks, disks, certificates, versions, partners and administrators', () => {
    const room = { most: 97, limit: 'server' as const, used: 5 };
    expect(judgeConnections(settings(), room).state).to.equal('well');
    expect(judgeConnections(settings(), { ...room, most: 10 }).state).to.equal('problem');
    expect(judgeConnections(settings(), { ...room, used: 90 }).state).to.equal('warning');
    expect(judgeClock(now, new Date(now.getTime() + 4000)).state).to.equal('well');
    expect(judgeClock(now, new Date(now.getTime() + 9000)).state).to.equal('problem');
    expect([50, 5, 1].map((free) => judgeDisk('data', '/x', free, 100).state)).to.deep.equal([
      'well',
      'warning',
      'problem',
    ]);
    const until = (days: number) =>
      judgeCertificate('https://x', new Date(now.getTime() + days * 86_400_000), now).state;
    expect([30, 29, -1].map(until)).to.deep.equal(['well', 'warning', 'problem']);
    expect(judgeVersion('1.0.0', '1.1.0').state).to.equal('warning');
    expect(judgeVersion(undefined, '1.1.0').state).to.equal('unknown');
    const of = (days: number) => ({
      ...{ code: 'LACITE', name: 'La Cité', host: 'ill.lacite.example' },
      validTo: new Date(now.getTime() + days * 86_400_000),
    });
    const certificates = judgePartnerCertificates([of(-2), of(29), of(31)], now);
    expect(certificates.map(textOf)).to.deep.equal([
      'The certificate of ill.lacite.example expired 2 days ago.',
      'The certificate of ill.lacite.example expires in 29 days.',
    ]);
    expect(judgePartnerCertificates([of(31)], now).map(({ code }) => code)).to.deep.equal(['partnerCertificatesWell']);
    const silent = [{ code: 'LACITE', name: 'La Cité', since: now }];
    expect(textOf(judgeSilent({ silent }, 'America/Toronto')[0])).to.match(
      /^La Cité has not been reached since Dec 1, 2026/,
    );
    expect(judgePeople({ administrators: 0 }).state).to.equal('problem');
  });

  describe('on a machine', () => {
    let folder: string;
    let node: Server;
    let env: Record<string, string>;
    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'interlend-doctor-'));
      node = createServer((_req, res) =>
        res.end(JSON.stringify({ complaints: ['Not sending to: LACITE.'], version: '0.0.9' })),
      );
      await new Promise<void>((done) => node.listen(0, '127.0.0.1', done));
      env = {
        INTERLEND_NAME: 'Algonquin College',
        INTERLEND_SYMBOLS: 'ISIL:CA-OOALG',
        INTERLEND_DATA: folder,
        INTERLEND_PORT: String((node.address() as AddressInfo).port),
      };
    });
    afterEach(async () => {
      await new Promise((done) => node.close(done));
      rmSync(folder, { recursive: true, force: true });
    });

    it('says what is wrong with its remedy, makes no database where there is none, and ends with 1', async () => {
      const { status, out, err } = await typed('doctor', { env });
      expect(status).to.equal(1);
      expect(out).to.include(`WRONG  There is no database here: DATABASE_URL is not set, and ${folder} holds none.`);
      expect(out).to.include('       → Run this in the folder of the node (it holds interlend.env)');
      expect(out).to.include('look   Not sending to: LACITE.');
      expect(out).to.include('look   The node runs 0.0.9, but 0.1.0 is on the disk.');
      expect(err).to.equal('One thing is wrong.');
    });

    it('KF8: nor does a backup, a rotation or a measurement in a wrong folder make a database there', async () => {
      for (const words of [`backup --to ${join(folder, 'x.backup')}`, 'storage', 'secrets rotate']) {
        const { status, err } = await typed(words, { env });
        expect(status, words).to.equal(1);
        expect(err, words).to.include(`There is no database here: DATABASE_URL is not set, and ${folder} holds none.`);
        expect(err, words).to.include('→ Run this in the folder of the node');
      }
    });

    it('prints the same for programs, and ends with 2 when a setting is wrong', async () => {
      const { out } = await typed('doctor --json', { env });
      const { wrong, findings } = JSON.parse(out) as {
        wrong: number;
        findings: { check: string; text: string; remedy?: string }[];
      };
      expect(wrong).to.equal(1);
      expect(findings.find(({ check }) => check === 'database')).to.include({
        code: 'databaseMissing',
        state: 'problem',
      });
      expect((await typed('doctor', { env: { ...env, INTERLEND_PORT: 'x' } })).status).to.equal(2);
    });
  });
});
