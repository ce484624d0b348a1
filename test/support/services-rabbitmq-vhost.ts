import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { connect } from 'amqplib';

const run = promisify(execFile);
const prefix = 'interlend_test_';
const control = (...args: string[]) => run('rabbitmqctl', ['--quiet', ...args], { timeout: 20_000 });

/**
 * A virtual host for this run, where `rabbitmqctl` works (root, or the broker's own account); drops it afterwards, and
 * those of runs killed more than an hour ago. Elsewhere the default one: the tests' queues carry random node ids.
 */
export async function withVirtualHost(url: string): Promise<{
  url: string;
  says: string;
  isApart: boolean;
  stop(): Promise<void>;
}> {
  const name = `${prefix}${Date.now().toString(36)}_${randomBytes(3).toString('hex')}`;
  const drop = async (): Promise<void> => void (await control('delete_vhost', name).catch(() => {}));
  try {
    await control('add_vhost', name);
    await control('set_permissions', '-p', name, 'guest', '.*', '.*', '.*');
    const own = `${url}/${name}`;
    await (await connect(own, { timeout: 5000 })).close();
    await dropLeftovers();
    return { url: own, says: `virtual host ${name}`, isApart: true, stop: drop };
  } catch {
    await drop();
    return {
      url,
      says: 'default virtual host (rabbitmqctl is not allowed here)',
      isApart: false,
      stop: async () => {},
    };
  }
}

async function dropLeftovers(): Promise<void> {
  const { stdout } = await control('list_vhosts', 'name', '--no-table-headers');
  for (const name of stdout.split('\n').filter((line) => line.startsWith(prefix))) {
    const began = Number.parseInt(name.slice(prefix.length).split('_')[0] ?? '', 36);
    if (Date.now() - began > 3_600_000) await control('delete_vhost', name);
  }
}
