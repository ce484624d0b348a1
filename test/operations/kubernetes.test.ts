import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { settingRows } from '../../src/settings/rows.js';
import { root } from '../support/root.js';
import { hasTool, ranTool } from './tools.js';

const folder = join(root, 'docker/kubernetes');
const overlays = ['one-library', 'two-replicas'];
const files = ['base', ...overlays].flatMap((each) => readdirSync(join(folder, each)).map((name) => join(each, name)));
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

describe('the files for Kubernetes', () => {
  it('run every container as an ordinary user, on a root that cannot be written to, without any privilege', () => {
    const pods = files.filter((name) => /^kind: (Deployment|Job|StatefulSet)$/m.test(read(name)));
    expect(pods).to.have.lengthOf(3);
    for (const pod of pods) {
      const text = read(pod);
      for (const line of [
        'runAsNonRoot: true',
        'seccompProfile: { type: RuntimeDefault }',
        'allowPrivilegeEscalation: false',
        'readOnlyRootFilesystem: true',
        'capabilities: { drop: [ALL] }',
        'automountServiceAccountToken: false',
      ])
        expect(text, pod).to.include(line);
    }
  });

  it('keep the variables of Kubernetes’ own services away from the node, which would read one as its port', () => {
    for (const name of ['base/deployment.yaml', 'base/migrate.yaml'])
      expect(read(name)).to.include('enableServiceLinks: false');
  });

  it('name only settings that there are, and hold no secret', () => {
    const known = new Set(Object.values(settingRows).map(({ env }) => env as string));
    for (const name of files)
      for (const [, setting = ''] of read(name).matchAll(/^ +- ([A-Z_]+)=/gm)) {
        expect([...known], name).to.include(setting);
        expect(setting).not.to.match(/TOKEN|SECRET|PASSWORD|DATABASE_URL|AMQP_URL/);
      }
  });

  for (const overlay of overlays)
    it(`${overlay} is put together by kustomize, with all its parts`, function () {
      if (!hasTool('kubectl', 'version', '--client')) return this.skip();
      this.timeout(60_000);
      const { status, said } = ranTool('kubectl', ['kustomize', join(folder, overlay)]);
      expect(status, said).to.equal(0);
      const kinds = [...said.matchAll(/^kind: (\w+)$/gm)].map(([, kind]) => kind);
      expect(kinds).to.include.members([
        'ConfigMap',
        'Deployment',
        'Ingress',
        'Job',
        'NetworkPolicy',
        'PersistentVolumeClaim',
        'PodDisruptionBudget',
        'Service',
      ]);
      expect(said)
        .to.include('image: registry.example/interlend:1.0.0')
        .and.not.match(/image: interlend$/m);
      expect(said).to.match(/configMapRef:\n\s+name: interlend-\w+/);
      expect(/replicas: (\d)/.exec(said.split('kind: Deployment')[1] ?? '')?.[1]).to.equal(
        overlay === 'two-replicas' ? '2' : '1',
      );
    });
});
