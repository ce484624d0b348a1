import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect } from 'chai';

const read = (name: string) => readFileSync(new URL(`../../docker/${name}`, import.meta.url), 'utf8');

describe('the image', () => {
  const dockerfile = read('Dockerfile');
  const [, build = '', image = ''] = dockerfile.split(/^FROM /m);
  const ignored = read('Dockerfile.dockerignore').split('\n');

  it('is built in one stage and shipped in another, from a named version', () => {
    expect(dockerfile.match(/^FROM .*/gm)).to.eql([
      'FROM node:24-bookworm-slim AS build',
      'FROM node:24-bookworm-slim',
    ]);
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
    expect(images).to.have.length(4);
    for (const image of images) expect(image).to.match(/:(?!latest)\S+$/);
    expect(compose)
      .to.match(/image: postgres:17/)
      .and.match(/image: rabbitmq:4/);
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
