import { openPracticeSip2 } from '../http/practice-sip2-server.js';
import { practiceSystemRouter } from '../http/practice-system-router.js';
import { startServers } from '../http/servers.js';
import {
  createPracticeSystem,
  type PracticeItem,
  type PracticeSystem,
  type PracticeUser,
} from '../library-system/practice-system.js';
import { createLogger } from '../logging.js';

/** Where a practice system listens. */
export interface PracticeSystemOptions {
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Of its SIP2 server; 0 takes any free port. */
  sip2Port?: number;
  /** How long a slow answer takes. */
  slowMs?: number;
  /** What it has and whom it knows; without them a few of each. */
  items?: PracticeItem[];
  users?: PracticeUser[];
}

export interface OpenPracticeSystem {
  url: string;
  /** The port of SIP2. */
  sip2Port: number;
  system: PracticeSystem;
  stop(): Promise<void>;
}

/** Opens a library system to practise with, on its own ports and in memory. */
export async function openPracticeSystem(options: PracticeSystemOptions): Promise<OpenPracticeSystem> {
  const { host, port, sip2Port = 0, slowMs, items, users } = options;
  const system = createPracticeSystem({ ...(items ? { items } : {}), ...(users ? { users } : {}) });
  const servers = await startServers({
    public: { app: practiceSystemRouter(system, slowMs), host, port, exclusive: true },
    log: createLogger('silent', 'practice-system'),
  });
  const stopHttp = () => servers.stop({ graceMs: 0, withinMs: 500 });
  try {
    const sip2 = await openPracticeSip2(system, { host, port: sip2Port, ...(slowMs === undefined ? {} : { slowMs }) });
    return {
      url: servers.url,
      sip2Port: sip2.port,
      system,
      stop: async () => void (await Promise.all([stopHttp(), sip2.stop()])),
    };
  } catch (error) {
    await stopHttp();
    throw error;
  }
}
