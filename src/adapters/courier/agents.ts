/** Pools of connections: one for partners to whom we show no certificate, one for each certificate that we show. */
import { createHash } from 'node:crypto';
import { Agent, type buildConnector } from 'undici';
import type { ClientCertificate } from '../../engine/model/courier.js';

export interface Agents {
  /** Connections are shared only among calls that show the same. Throws when the certificate cannot be used. */
  of(certificate: ClientCertificate | undefined): Agent;
  close(): Promise<void>;
}

/** Certificates in use at once; the one that was used longest ago makes room. */
const mostCertificates = 100;

export function createAgents(
  connector: (certificate: ClientCertificate | undefined) => buildConnector.connector,
): Agents {
  // One clock rules a call: its own limit.
  const open = (certificate: ClientCertificate | undefined) =>
    new Agent({ connect: connector(certificate), pipelining: 1, headersTimeout: 0, bodyTimeout: 0 });
  const plain = open(undefined);
  const agents = new Map<string, Agent>();
  let closed = false;
  const leaving = new Set<Promise<void>>();

  function letGo(agent: Agent): void {
    const ended: Promise<void> = agent
      .close()
      .catch(() => {})
      .finally(() => leaving.delete(ended));
    leaving.add(ended);
  }

  return {
    of(certificate) {
      // Closed as it is then, it refuses the call.
      if (!certificate || closed) return plain;
      const name = nameOf(certificate);
      const agent = agents.get(name) ?? open(certificate);
      agents.delete(name);
      agents.set(name, agent);
      for (const [oldest, idle] of agents) {
        if (agents.size <= mostCertificates) break;
        agents.delete(oldest);
        letGo(idle);
      }
      return agent;
    },
    close: async () => {
      closed = true;
      await Promise.all([plain, ...agents.values()].map((agent) => agent.close()));
      await Promise.all(leaving);
    },
  };
}

function nameOf({ certificate, key }: ClientCertificate): string {
  return createHash('sha256').update(`${certificate}\0${key}`).digest('base64');
}
