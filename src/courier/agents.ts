/** Pools of connections: one for partners to whom we show no certificate, one for each certificate that we show. */
import { createHash } from 'node:crypto';
import { Agent, type buildConnector } from 'undici';
import type { ClientCertificate } from '../engine/ports.js';

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
  const agents = new Map<string, Agent>();
  const leaving = new Set<Promise<void>>();

  function letGo(agent: Agent): void {
    const closed: Promise<void> = agent
      .close()
      .catch(() => {})
      .finally(() => leaving.delete(closed));
    leaving.add(closed);
  }

  return {
    of(certificate) {
      const name = nameOf(certificate);
      const known = agents.get(name);
      // One clock rules a call: its own limit.
      const agent =
        known ?? new Agent({ connect: connector(certificate), pipelining: 1, headersTimeout: 0, bodyTimeout: 0 });
      agents.delete(name);
      agents.set(name, agent);
      for (const [oldest, idle] of agents) {
        if (agents.size <= mostCertificates + 1) break;
        if (oldest === '') continue;
        agents.delete(oldest);
        letGo(idle);
      }
      return agent;
    },
    close: async () => {
      const open = [...agents.values()];
      await Promise.all([...open.map((agent) => agent.close()), ...leaving]);
    },
  };
}

function nameOf(certificate: ClientCertificate | undefined): string {
  if (!certificate) return '';
  return createHash('sha256').update(`${certificate.certificate}\0${certificate.key}`).digest('base64');
}
