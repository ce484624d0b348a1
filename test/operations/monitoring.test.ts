import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Command } from 'commander';
import request from 'supertest';
import type { Host } from '../../src/cli/host.js';
import { createProgram } from '../../src/cli/program.js';
import { asDesk, openHttp } from '../http/open-http.js';
import { root } from '../support/root.js';
import { metricsDocument, metricsFile, metricsOfNode } from './metrics-document.js';
import { hasTool, ranTool } from './tools.js';

const folder = join(root, 'docker/monitoring');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

describe('monitoring', () => {
  const alerts = read('alerts.yml');
  const names = [...alerts.matchAll(/- alert: (\w+)/g)].map(([, name = '']) => name);

  it('describes every metric as its definition does', async () => {
    expect(readFileSync(metricsFile, 'utf8'), 'npx tsx test/operations/metrics-document.ts writes it').to.equal(
      await metricsDocument(),
    );
  });

  it('says of every alert how urgent it is, what it means and what to do, and tries each of them', () => {
    for (const alert of alerts.split('- alert: ').slice(1)) {
      expect(alert).to.match(/^ {8}labels: \{ severity: (critical|warning|info) \}$/m);
      expect(alert)
        .to.match(/^ {10}summary: ".+\."$/m)
        .and.match(/^ {10}action: ".+\S"$/m);
    }
    const tried = read('alerts.test.yml');
    for (const name of names) expect(tried, name).to.include(name);
  });

  it('asks only for metrics that there are', async () => {
    const known = new Set((await metricsOfNode()).map(({ name }) => name));
    const asked = [...alerts.matchAll(/\binterlend_\w+/g)].map(([name]) => name.replace(/_count$/, ''));
    expect(asked.filter((name) => !known.has(name))).to.deep.equal([]);
  });

  it('names only commands that there are', () => {
    const program = createProgram({ version: '0', env: {} } as Host);
    const paths = new Set(pathsOf(program, 'interlend'));
    for (const [, path = ''] of alerts.matchAll(/\b(interlend(?: [a-z]+)+)/g)) {
      const words = path.split(' ');
      const found = words.some((_, at) => at > 0 && paths.has(words.slice(0, words.length - at + 1).join(' ')));
      expect(found, path).to.equal(true);
    }
  });

  it('KF7: shows the age of the newest backup, the room of disks, and which jobs failed', async () => {
    const { app, context } = openHttp();
    context.metrics.meter.jobFailed('backup');
    context.metrics.watchOperating(async () => ({
      backup: { configured: true, ageSeconds: 3600 },
      disks: [{ place: 'backups', freeBytes: 5, sizeBytes: 100 }],
    }));
    const { text } = await request(app).get('/metrics').set(asDesk);
    for (const line of [
      'interlend_backup_configured 1',
      'interlend_backup_age_seconds 3600',
      'interlend_disk_free_bytes{place="backups"} 5',
      'interlend_disk_size_bytes{place="backups"} 100',
      'interlend_job_failures_total{name="backup"} 1',
    ])
      expect(text.split('\n')).to.include(line);
    context.metrics.watchOperating(async () => ({ backup: { configured: false }, disks: [] }));
    const later = (await request(app).get('/metrics').set(asDesk)).text;
    expect(later).to.match(/^interlend_backup_configured 0$/m);
    expect(later).not.to.match(/^interlend_(backup_age_seconds|disk_\w+(\{.*\})?) /m);
  });

  it('is understood by Prometheus, and its alerts are raised when they must be', function () {
    if (!hasTool('promtool', '--version')) return this.skip();
    this.timeout(240_000);
    for (const args of [
      ['check', 'rules', 'alerts.yml'],
      ['check', 'config', '--syntax-only', 'prometheus.yml'],
      ['test', 'rules', 'alerts.test.yml'],
    ]) {
      const { status, said } = ranTool('promtool', args, folder);
      expect(status, said).to.equal(0);
    }
  });
});

function pathsOf(command: Command, path: string): string[] {
  return [path, ...command.commands.flatMap((each) => pathsOf(each, `${path} ${each.name()}`))];
}
