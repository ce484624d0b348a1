import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export const installCommand = existsSync('/etc/debian_version')
  ? 'sudo apt-get install rabbitmq-server'
  : 'docker run -d -p 127.0.0.1:5672:5672 rabbitmq:4';

/** Root on Debian or Ubuntu. */
export const canInstall = (): boolean => process.getuid?.() === 0 && existsSync('/etc/debian_version');

/** Installs the distribution's package, and says so. The service that the package starts is used when it answers. */
export async function installBroker(tell: (line: string) => void): Promise<void> {
  tell('RabbitMQ is not on this machine: it is installed now by apt-get install rabbitmq-server …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args: string[]): boolean =>
    spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  run('update');
  if (!run('install', '-y', '--no-install-recommends', 'rabbitmq-server')) tell('apt-get could not install it.');
}
