import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { folderOf, foldersOfProduction, licencesFile, shippedAt } from '../../config/licences.js';
import { askForAdvisories, judgeAdvisories } from '../support/advisories.js';
import { root } from '../support/root.js';

describe('what is shipped', () => {
  it('comes with the licence of every package that the node runs with', () => {
    const folders = foldersOfProduction();
    expect(folders).to.include.members(['node_modules/express', 'node_modules/pg', 'node_modules/libxml2-wasm']);
    expect(folders, 'no tool of developers').to.not.include('node_modules/mocha');
    const text = licencesFile(folders);
    for (const folder of folders) {
      const { name, version, licence } = shippedAt(folder);
      expect(text).to.include(`${name} ${version} (${licence})`);
      expect(licence, `${name} names no licence`).to.not.equal('');
    }
    expect(text).to.include('Permission is hereby granted, free of charge');
  });

  it('has none under a licence that asks more than to be named', () => {
    const rare =
      /^(MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|OFL-1\.1|BlueOak-1\.0\.0|CC0-1\.0|Unlicense|MIT-0|Zlib|Python-2\.0|Bitstream-Vera|SEE LICENSE IN README\.md AND LICENSE|\(?MIT[ /].*\)?|\(.* OR .*\)|.*MIT.*)$/;
    const others = foldersOfProduction()
      .map(shippedAt)
      .filter(({ licence }) => !rare.test(licence));
    expect(others.map(({ name, licence }) => `${name}: ${licence}`)).to.deep.equal([]);
  });

  it('knows the package of a bundled file, also of one within another', () => {
    expect(folderOf('/app/node_modules/react/index.js')).to.equal('node_modules/react');
    expect(folderOf('\0/app/node_modules/@mantine/core/esm/a.mjs?x')).to.equal('node_modules/@mantine/core');
    expect(folderOf('/app/node_modules/a/node_modules/b/c.js')).to.equal('node_modules/a/node_modules/b');
    expect(folderOf('/app/src/ui/main.tsx')).to.equal(undefined);
  });

  it('is listed in CycloneDX by npm itself, as the image and npm run build do it', function () {
    this.timeout(60_000);
    const printed = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64_000_000,
    });
    const sbom = JSON.parse(printed) as { bomFormat: string; components: { name: string; purl?: string }[] };
    expect(sbom.bomFormat).to.equal('CycloneDX');
    const purls = sbom.components.map(({ purl }) => purl);
    const { dependencies } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as {
      dependencies: Record<string, string>;
    };
    for (const [name, version] of Object.entries(dependencies).filter(([name]) => !name.startsWith('@')))
      expect(purls).to.include(`pkg:npm/${name}@${version}`);
    for (const [file, how] of [
      ['package.json', 'npm sbom --sbom-format cyclonedx'],
      ['docker/Dockerfile', 'RUN npm sbom --sbom-format cyclonedx'],
    ] as const)
      expect(readFileSync(`${root}/${file}`, 'utf8')).to.include(how);
  });
});

describe('E21: a package with a known weakness', () => {
  const audit = (severity: string) =>
    JSON.stringify({
      vulnerabilities: { 'fast-xml-parser': { severity, range: '<5.3.4', fixAvailable: true } },
      metadata: { vulnerabilities: { [severity]: 1 } },
    });

  it('fails the check, by name, when it is of high severity; of a lower one it is named', () => {
    for (const severity of ['high', 'critical']) {
      const { verdict, words } = judgeAdvisories(audit(severity));
      expect([verdict, words]).to.deep.equal([
        'bad',
        `Known weaknesses, mend with npm audit fix:\nfast-xml-parser <5.3.4: ${severity}`,
      ]);
    }
    expect(judgeAdvisories(audit('moderate'))).to.include({ verdict: 'good' });
    expect(judgeAdvisories(audit('moderate')).words).to.include('fast-xml-parser');
    expect(judgeAdvisories(JSON.stringify({ vulnerabilities: {}, metadata: {} })).verdict).to.equal('good');
  });

  it('is not judged where the registry does not answer, and that is said and fails nothing', async () => {
    for (const printed of ['', '{"message":"405 Method Not Allowed"}', '{"error":{"code":"ENOTFOUND"}}', 'npm error'])
      expect(judgeAdvisories(printed)).to.deep.equal({
        verdict: 'notJudged',
        words: 'not judged: advisories (the registry did not answer)',
      });
    expect((await askForAdvisories('no-such-program')).verdict).to.equal('notJudged');
  });
});
