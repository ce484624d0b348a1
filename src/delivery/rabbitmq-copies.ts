/** Who keeps a copy of a queue. AMQP does not tell it; RabbitMQ's management plugin does. */

export interface QueueCopies {
  /** Members of the cluster that have the queue. */
  copies: number;
  /** Members of the cluster. */
  members: number;
}

const patienceMs = 3000;

/**
 * Asks the management API at `managementUrl` (`http://broker:15672`) about a queue of the virtual host that `amqpUrl` names, as the
 * user whom `managementUrl` names, or else the one of `amqpUrl`. Undefined where it does not answer in three seconds, or says something else.
 */
export async function readQueueCopies(
  managementUrl: string,
  amqpUrl: string,
  queue: string,
): Promise<QueueCopies | undefined> {
  const [base, broker] = [new URL(managementUrl), new URL(amqpUrl)];
  const { username, password } = base.username === '' ? broker : base;
  const user = `${decodeURIComponent(username) || 'guest'}:${decodeURIComponent(password) || 'guest'}`;
  const headers = { authorization: `Basic ${Buffer.from(user).toString('base64')}` };
  const virtualHost = decodeURIComponent(broker.pathname.slice(1)) || '/';
  const folder = `${base.origin}${base.pathname.replace(/\/$/, '')}/api`;
  const ask = async (path: string): Promise<unknown> => {
    const answer = await fetch(`${folder}/${path}`, {
      ...{ headers, redirect: 'error', signal: AbortSignal.timeout(patienceMs) },
    });
    return answer.ok ? answer.json() : undefined;
  };
  try {
    const [found, nodes] = await Promise.all([
      ask(`queues/${encodeURIComponent(virtualHost)}/${encodeURIComponent(queue)}?columns=members`),
      ask('nodes?columns=name'),
    ]);
    const { members } = (found ?? {}) as { members?: unknown };
    if (!Array.isArray(members) || !Array.isArray(nodes)) return undefined;
    return { copies: members.length, members: nodes.length };
  } catch {
    return undefined;
  }
}
