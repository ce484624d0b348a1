/** The files with which a node becomes a service of a machine: systemd's unit and the proxies before it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { settingRows } from '../../src/settings/rows.js';
import { partnerKey, valid } from '../support/certificates.js';
import { root } from '../support/root.js';
import { hasTool, ranTool } from './tools.js';

const read = (name: string) => readFileSync(join(root, 'docker', name), 'utf8');

describe('a node as a service', function () {
  this.timeout(60_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'interlend-service-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const put = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };

  it('KF2: the unit reloads by HUP, reads its settings from a file, and is not started again with a wrong setting', () => {
    const unit = read('systemd/interlend.service');
    for (const line of [
      'ExecReload=/bin/kill -HUP $MAINPID',
      'EnvironmentFile=/etc/interlend/interlend.env',
      'Environment=INTERLEND_SETTINGS=/etc/interlend/interlend.env',
      'RestartPreventExitStatus=2',
      'NoNewPrivileges=yes',
      'ProtectSystem=strict',
    ])
      expect(unit.split('\n')).to.include(line);
  });

  it('names only settings that there are', () => {
    const known = new Set(Object.values(settingRows).map(({ env }) => env as string));
    for (const [, name = ''] of read('systemd/example.env').matchAll(/^([A-Z_]+)=/gm))
      expect([...known], name).to.include(name);
  });

  it('the unit is understood by systemd, which finds little that it could do to the machine', function () {
    if (!hasTool('systemd-analyze', '--version')) return this.skip();
    // the command is not installed here
    const unit = put(
      'interlend.service',
      read('systemd/interlend.service').replace('/usr/local/bin/interlend', '/bin/true'),
    );
    const verified = ranTool('systemd-analyze', ['verify', '--man=no', unit]);
    expect([verified.status, verified.said.trim()]).to.deep.equal([0, '']);
    const exposed = ranTool('systemd-analyze', ['security', '--offline=true', '--threshold=20', '--no-pager', unit]);
    expect(exposed.status, exposed.said).to.equal(0);
  });

  it('nginx takes its configuration', function () {
    if (!hasTool('nginx', '-v')) return this.skip();
    const [certificate, key] = [put('chain.pem', valid), put('key.pem', partnerKey)];
    const site = read('proxy/nginx.conf')
      .replace(/(ssl_certificate +)\S+;/, `$1${certificate};`)
      .replace(/(ssl_certificate_key +)\S+;/, `$1${key};`)
      .replaceAll('listen 80;', 'listen 127.0.0.1:18080;')
      .replaceAll('listen 443 ssl;', 'listen 127.0.0.1:18443 ssl;')
      .replace(/^ +listen \[::\].*\n/gm, '');
    const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (each) => `${each}_temp_path ${folder}/${each};`,
    );
    put('site.conf', site);
    const whole = `pid ${folder}/pid; events {} http { access_log off; ${paths.join(' ')} include ${folder}/site.conf; }`;
    const { status, said } = ranTool('nginx', [
      '-t',
      '-q',
      '-e',
      'stderr',
      '-p',
      folder,
      '-c',
      put('nginx.conf', whole),
    ]);
    expect(status, said).to.equal(0);
  });

  it('Caddy takes its configuration, and those of the compose files', function () {
    if (!hasTool('caddy', 'version')) return this.skip();
    for (const each of ['proxy/Caddyfile', 'Caddyfile', 'Caddyfile.tls']) {
      const file = put('Caddyfile', read(each).replaceAll('{$HOST_NAME}', 'ill.college.example.ca'));
      const { status, said } = ranTool('caddy', ['validate', '--adapter', 'caddyfile', '--config', file]);
      expect(status, said).to.equal(0);
    }
  });
});
