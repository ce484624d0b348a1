import { connect } from 'amqplib';
import type { Service } from './services-postgres.js';
import { dockerBroker } from './services-rabbitmq-docker.js';
import { canInstall, installBroker, installCommand } from './services-rabbitmq-install.js';
import { privateBroker } from './services-rabbitmq-private.js';
import { withVirtualHost } from './services-rabbitmq-vhost.js';

const localUrl = 'amqp://guest:guest@127.0.0.1:5672';

/**
 * The broker to test with: the one that is named (used as it is), else a virtual host of a local one, else a private
 * node of the `rabbitmq-server` on this machine, else a container, else the local one's default virtual host; as root on
 * Debian or Ubuntu it is installed.
 * A sentence when there is none.
 */
export async function findRabbitMq(ownOnly: boolean, tell: (line: string) => void): Promise<Service | string> {
  const named = process.env['AMQP_URL'];
  if (named) {
    const version = await versionAt(named).catch((error: Error) => error);
    if (typeof version === 'string')
      return { url: named, says: `RabbitMQ ${version} of AMQP_URL`, stop: async () => {} };
    return `the broker of AMQP_URL cannot be used (${version.message})`;
  }
  const local = ownOnly ? undefined : await localBroker();
  if (local?.isApart) return local;
  // In the default virtual host of a broker that others use, a run would meet their queues, and leave its own there.
  const found = (await privateBroker(tell)) ?? (await dockerBroker()) ?? local;
  if (found) return found;
  if (canInstall()) {
    await installBroker(tell);
    const installed = (await localBroker()) ?? (await privateBroker(tell));
    if (installed) return installed;
  }
  return `there is no broker; \`${installCommand}\` brings one`;
}

/** `isApart`: in a virtual host of this run. */
async function localBroker(): Promise<(Service & { isApart: boolean }) | undefined> {
  const version = await versionAt(localUrl).catch(() => undefined);
  if (!version) return undefined;
  const host = await withVirtualHost(localUrl);
  return { ...host, says: `RabbitMQ ${version} on 127.0.0.1:5672, ${host.says}` };
}

/** 4.0.5. Throws when it does not let us in. */
async function versionAt(url: string): Promise<string> {
  const connection = await connect(url, { timeout: 5000 });
  try {
    return String(connection.connection.serverProperties.version);
  } finally {
    await connection.close();
  }
}
