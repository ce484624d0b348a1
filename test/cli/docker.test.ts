import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { fileEnvOf, secretRows } from '../../src/settings/secret-files.js';

const read = (name: string) => readFileSync(new URL(`../../docker/${name}`, import.meta.url), 'utf8');

/** As shells, Docker and Compose write it. */
const setting = (name: string) => ['$', '{', name, '}'].join('');

describe('the image', () => {
  const dockerfile = read('Dockerfile');
  const [, build = '', image = ''] = dockerfile.split(/^FROM /m);
  const ignored = read('Dockerfile.dockerignore').split('\n');

  it('is built in one stage and shipped in another, from a named version', () => {
    expect(dockerfile.match(/^FROM .*/gm)).to.eql([
      `FROM ${setting('NODE_IMAGE')} AS build`,
      `FROM ${setting('NODE_IMAGE')}`,
    ]);
    expect(dockerfile).to.match(/^ARG NODE_IMAGE=node:24[.0-9]*-bookworm-slim@sha256:[0-9a-f]{64}$/m);
  });

  it('and the three beside it are pinned by their digests, those of the build the same as those that run', () => {
    const compose = read('compose.yaml');
    const pinned = [...compose.matchAll(/\$\{([A-Z]+)_IMAGE:-([^}]*)\}/g)].map(([, name, image]) => [name, image]);
    for (const [, image] of pinned) expect(image).to.match(/^[a-z]+:[-.0-9a-z]+@sha256:[0-9a-f]{64}$/);
    const byName = new Map<string | undefined, Set<string | undefined>>();
    for (const [name, image] of pinned) byName.set(name, (byName.get(name) ?? new Set()).add(image));
    expect([...byName.keys()].sort()).to.deep.equal(['CADDY', 'NODE', 'POSTGRES', 'RABBITMQ']);
    for (const [name, images] of byName) expect([...images], name).to.have.lengthOf(1);
    expect(dockerfile).to.include(`ARG NODE_IMAGE=${[...(byName.get('NODE') ?? [])][0]}\n`);
    const script = new URL('../../docker/check-digests.sh', import.meta.url).pathname;
    const images = pinned.map(([, image]) => image ?? '');
    const checked = spawnSync('sh', [script, ...images], { encoding: 'utf8', env: { REQUIRE_DIGESTS: 'yes' } });
    expect(checked).to.include({ status: 0, stderr: '' });
  });

  it('is refused, or built with a sentence for each image that is not pinned by its digest', () => {
    const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
    const script = new URL('../../docker/check-digests.sh', import.meta.url).pathname;
    const checked = (images: string[], required = 'no') => {
      const { status, stderr } = spawnSync('sh', [script, ...images], {
        encoding: 'utf8',
        env: { PATH: process.env['PATH'] ?? '', REQUIRE_DIGESTS: required },
      });
      return { status, stderr };
    };
    const pinned = [`node:24-bookworm-slim@${digest}`, `registry.example/postgres@${digest}`];
    expect(checked(pinned, 'yes')).to.deep.equal({ status: 0, stderr: '' });
    for (const bad of [
      'rabbitmq:4.1',
      'rabbitmq:4.1@sha256:',
      `rabbitmq@${digest.slice(0, -1)}`,
      `rabbitmq@${digest}z`,
    ]) {
      const warned = checked([...pinned, bad]);
      expect(warned.status, bad).to.equal(0);
      expect(warned.stderr).to.match(/^The image rabbitmq\S* is not pinned: .*\n$/);
      const refused = checked([...pinned, bad], 'yes');
      expect(refused.status, bad).to.equal(1);
      expect(refused.stderr).to.include('Nothing is built, since REQUIRE_DIGESTS=yes.');
    }
    expect(build).to.match(
      /^RUN REQUIRE_DIGESTS="\$REQUIRE_DIGESTS" sh docker\/check-digests\.sh "\$NODE_IMAGE" \$OTHER_IMAGES$/m,
    );
    expect(build.indexOf('check-digests.sh')).to.be.lessThan(build.indexOf('npm ci'));
  });

  it('runs as an ordinary user, after everything that needs another', () => {
    expect(image).to.match(/^USER node$/m);
    expect(image.slice(image.indexOf('USER node'))).not.to.match(/^(RUN|COPY)/m);
  });

  it('says whether it is alive and where it listens', () => {
    expect(image)
      .to.match(/^HEALTHCHECK .*\\\n.*\/health\/live/m)
      .and.match(/^EXPOSE 8626$/m);
    expect(image).to.match(/^ENTRYPOINT \["interlend"\]\nCMD \["serve"\]$/m);
  });

  it('is built from the lock file and ships no development tools', () => {
    expect(build)
      .to.match(/^RUN npm ci /m)
      .and.match(/^RUN npm prune --omit=dev/m);
    expect(build.indexOf('npm ci')).to.be.lessThan(build.indexOf('COPY src'));
  });

  it('sees only what it is built from, and no secrets', () => {
    expect(ignored).to.include.members(['*', '**/.env']);
    const sources = [...build.matchAll(/^COPY (.+) \S+$/gm)].flatMap(([, names = '']) => names.split(' '));
    for (const name of sources) expect(ignored).to.include(`!${name}`);
    expect(dockerfile).not.to.match(/(PASSWORD|TOKEN|SECRET)/);
  });
});

describe('the compose file', () => {
  const compose = read('compose.yaml');
  const service = (name: string) => new RegExp(`^  ${name}:\\n((?:    .*\\n|\\n)+)`, 'm').exec(compose)?.[1] ?? '';
  const anchor = /^x-interlend: &interlend\n((?: {2}.*\n)+)/m.exec(compose)?.[1] ?? '';
  const processes = ['interlend-a', 'interlend-b'];
  const image = () => read('Dockerfile').split(/^FROM /m)[2] ?? '';

  it('FC6: hands every setting of its file to the node', () => {
    expect(anchor).to.match(/^ {2}env_file: \[\{ path: \.env, required: false \}\]$/m);
  });

  it('runs two processes of one library: same node, database and broker, never the same data folder', () => {
    expect(anchor)
      .to.match(/INTERLEND_NODE_ID:/)
      .and.match(/DATABASE_URL:.*@postgres:/)
      .and.match(/AMQP_URL:.*@rabbitmq:/);
    for (const name of processes) {
      expect(service(name))
        .to.match(/<<: \*interlend/)
        .and.not.match(/environment:/);
      expect(read('Caddyfile')).to.include(`${name}:8626`);
    }
    expect(service('interlend-a')).to.include('data-a:/data');
    expect(service('interlend-b')).to.include('data-b:/data');
  });

  it('starts a process when the database is migrated and everything it needs is healthy', () => {
    expect(service('interlend-a'))
      .to.match(/depends_on: &ready/)
      .and.match(/interlend-migrate: \{ condition: service_completed_successfully \}/);
    expect(service('interlend-b')).to.match(/depends_on: \*ready/);
    for (const name of ['postgres', 'rabbitmq', 'proxy']) expect(service(name), name).to.match(/healthcheck:/);
  });

  it('KF1: upgrades the database without asking anybody, after a backup in a volume that stays, copies included', () => {
    const migrating = service('interlend-migrate');
    const [, words = ''] = /^ {4}command: \[(.*)\]$/m.exec(migrating) ?? [];
    const [command, ...options] = words.split(', ');
    expect(command).to.equal('migrate');
    expect(options).to.include('--yes');
    const place = options[options.indexOf('--backup-to') + 1] ?? '';
    expect(place).to.match(/^\/backups\//);
    expect(migrating).to.match(/volumes: \["data-a:\/data", "copies:\/copies", "\$\{BACKUPS:-backups\}:\/backups"\]/);
  });

  it('KF7: makes a backup each night into a volume of its own', () => {
    expect(anchor).to.match(/^ {4}INTERLEND_BACKUP_FOLDER: \/backups$/m);
    for (const name of processes) expect(service(name)).to.include(`"${setting('BACKUPS:-backups')}:/backups"`);
    expect(image()).to.match(/^VOLUME \/data \/copies \/backups$/m);
  });

  it('KF6: trusts the proxy alone, whose address is in the one network that is named once', () => {
    const network = setting('NETWORK:-172.31.86');
    expect(anchor).to.include(`INTERLEND_TRUSTED_PROXIES: ${network}.2\n`);
    expect(service('proxy')).to.include(`ipv4_address: "${network}.2"`);
    expect(compose).to.include(`subnet: "${network}.0/24"`);
    expect(compose.split('172.31.86')).to.have.lengthOf(4);
    expect(anchor).to.match(/^ {4}INTERLEND_ALLOW_ADDRESSES: \$\{INTERLEND_ALLOW_ADDRESSES:-\}$/m);
  });

  it('tells the node its address, and shows its metrics on this machine alone', () => {
    expect(anchor).to.include(`INTERLEND_ADDRESS: ${setting('INTERLEND_ADDRESS:-')}`);
    expect(service('proxy')).to.include(`"${setting('METRICS_AT:-127.0.0.1:8627')}:8081"`);
    for (const each of ['Caddyfile', 'Caddyfile.tls'])
      for (const [path, name] of [
        ['a', 'interlend-a'],
        ['b', 'interlend-b'],
      ])
        expect(read(each)).to.match(new RegExp(`path /${path}/metrics[\\s\\S]*reverse_proxy ${name}:8626`));
    expect(read('Caddyfile.tls')).to.match(/@inside path \/metrics \/health\/ready\n\trespond @inside 404/);
  });

  it('has every secret read from a file by the second file, under names that the node knows', () => {
    const secrets = read('compose.secrets.yaml');
    for (const name of ['INTERLEND_STAFF_TOKEN', 'INTERLEND_SECRET_KEY', 'DATABASE_URL', 'AMQP_URL']) {
      expect(secrets).to.match(new RegExp(`^ {4}${name}: ""$`, 'm'));
      expect(secrets).to.match(new RegExp(`^ {4}${name}_FILE: /run/secrets/[a-z-]+$`, 'm'));
    }
    const known = new Set(secretRows().map(fileEnvOf));
    for (const [, name = ''] of secrets.matchAll(/^ {4}((?:INTERLEND|DATABASE|AMQP)\w+_FILE):/gm))
      expect([...known]).to.include(name);
    for (const [, name = ''] of secrets.matchAll(/\/run\/secrets\/([a-z-]+)/g))
      expect(secrets).to.include(`  ${name}: { file: ./secrets/${name} }`);
  });

  it('names the version and the digest of every image', () => {
    const images = [...compose.matchAll(/image: (\S+)/g)].map(([, image = '']) => image);
    const pinned = (name: string, version: string) => new RegExp(`^\\$\\{${name}:-${version}@sha256:[0-9a-f]{64}\\}$`);
    expect(images[0]).to.equal('interlend:local');
    expect(images[1]).to.match(pinned('POSTGRES_IMAGE', 'postgres:17[.0-9]*-bookworm'));
    expect(images[2]).to.match(pinned('RABBITMQ_IMAGE', 'rabbitmq:4.1'));
    expect(images[3]).to.match(pinned('CADDY_IMAGE', 'caddy:2.10-alpine'));
    expect(images).to.have.lengthOf(4);
    const others = /OTHER_IMAGES: >-\n((?: {8}\S+\n)+)/.exec(compose)?.[1]?.trim().split(/\s+/);
    expect(others, 'the build checks them').to.deep.equal(images.slice(1));
  });

  it('keeps what must last in volumes, and the database where partners’ addresses cannot lead', () => {
    for (const volume of ['database:/var/lib/postgresql/data', 'broker:/var/lib/rabbitmq'])
      expect(compose).to.include(volume);
    for (const name of ['postgres', 'rabbitmq'])
      expect(service(name))
        .to.match(/networks: \[behind\]/)
        .and.not.match(/ports:/);
  });

  it('takes every secret from the env file and refuses to start without it', () => {
    const example = read('example.env');
    for (const secret of ['INTERLEND_STAFF_TOKEN', 'INTERLEND_SECRET_KEY', 'POSTGRES_PASSWORD', 'RABBITMQ_PASSWORD']) {
      expect(example).to.match(new RegExp(`^${secret}=$`, 'm'));
      expect(compose).to.match(new RegExp(`\\$\\{${secret}:\\?`));
    }
    const names = new Set([...compose.matchAll(/\$\{([A-Z_]+)/g)].map(([, name = '']) => name));
    for (const name of names) expect(example).to.include(`\n${name}=`);
  });

  it('has no unquoted value that YAML would read as a mapping or a comment', () => {
    for (const [line, value = ''] of compose.matchAll(/^ *[A-Za-z_-]+: ([^"'[{&|\n].*)$/gm))
      expect(value, line).not.to.match(/: | #/);
  });

  it('is understood by docker compose, where there is one', function () {
    if (spawnSync('docker', ['compose', 'version']).status !== 0) return this.skip();
    this.timeout(30_000);
    const filled = read('example.env').replace(/^(\w+)=$/gm, '$1=sixteen-letters-at-least');
    const env = {
      ...process.env,
      ...Object.fromEntries(
        filled
          .split('\n')
          .filter((line) => /^\w+=/.test(line))
          .map((line) => line.split(/=(.*)/s).slice(0, 2)),
      ),
    };
    const file = new URL('../../docker/compose.yaml', import.meta.url).pathname;
    const { status, stderr } = spawnSync('docker', ['compose', '-f', file, 'config', '--quiet'], {
      env,
      encoding: 'utf8',
    });
    expect(status, stderr).to.equal(0);
  });
});
