import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect } from 'chai';

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
    expect(dockerfile).to.match(/^ARG NODE_IMAGE=node:24-bookworm-slim$/m);
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

  it('names the version of every image', () => {
    const images = [...compose.matchAll(/image: (\S+)/g)].map(([, image = '']) => image);
    expect(images).to.deep.equal([
      ...['interlend:local', setting('POSTGRES_IMAGE:-postgres:17-bookworm')],
      ...[setting('RABBITMQ_IMAGE:-rabbitmq:4.1'), setting('CADDY_IMAGE:-caddy:2.10-alpine')],
    ]);
    const others = /OTHER_IMAGES: (.*)/.exec(compose)?.[1]?.split(' ');
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
    for (const name of names) expect(`${example}\nINTERLEND_ALLOW_ADDRESSES=`).to.include(`\n${name}=`);
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
