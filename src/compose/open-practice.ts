import { setTimeout as pause } from 'node:timers/promises';
import { createCourier } from '../adapters/courier/http-courier.js';
import type { BorrowerScenario, Faults, LenderScenario } from '../domain/practice/play.js';
import { createPracticePartner, type PracticePartner } from '../engine/practice/partner.js';
import { practiceHandler } from '../http/practice-handler.js';
import { startServers } from '../http/servers.js';
import { createLogger } from '../logging.js';
import type { IsoVersion } from '../protocol/codes.js';
import { say } from '../words/index.js';

/** The options of a practice partner. */
export interface PracticeOptions {
  host: string;
  /** 0 takes any free port. */
  port: number;
  symbols: readonly string[];
  dialect: string;
  isoVersion: IsoVersion;
  scenario: LenderScenario;
  faults?: Faults;
  /** Milliseconds before what is said soon, and later. */
  soonMs: number;
  laterMs: number;
  /** The library it practises with: its symbol, its address, and what the practice partner presents there. */
  library: { symbol: string; url: string; token: string };
  /** What callers must present. */
  secret: string;
  /** Ranges beside this machine that may be dialled. */
  allowAddresses?: readonly string[];
  ask?: { title: string; scenario: BorrowerScenario };
}

export interface OpenPractice {
  url: string;
  partner: PracticePartner;
  stop(): Promise<void>;
}

/** Opens a practice partner: its own port and its own courier, no database. */
export async function openPractice(options: PracticeOptions, note: (line: string) => void): Promise<OpenPractice> {
  const log = createLogger('silent', 'practice');
  const courier = createCourier({
    allowAddresses: ['127.0.0.0/8', '::1', ...(options.allowAddresses ?? [])],
    userAgent: 'Interlend practice',
    log,
  });
  const { library } = options;
  const stopping = new AbortController();
  const partner = createPracticePartner(
    {
      symbols: options.symbols,
      library: library.symbol,
      dialect: options.dialect,
      isoVersion: options.isoVersion,
      scenario: options.scenario,
      pauses: { atOnce: 0, soon: options.soonMs, later: options.laterMs },
      ...(options.faults ? { faults: options.faults } : {}),
    },
    {
      post: async ({ body, ...expects }) => {
        const answer = await courier.post({
          url: library.url,
          body,
          headers: { authorization: `Bearer ${library.token}` },
          callLimitMs: 30_000,
          expects,
          alreadyExists: 'refusal',
        });
        return answer.class === 'delivered' ? 'confirmed' : say(answer.reason ?? answer.class, 'en');
      },
      pause: async (ms) => void (await pause(ms, undefined, { signal: stopping.signal }).catch(() => undefined)),
      now: () => new Date(),
      note,
    },
  );
  const servers = await startServers({
    public: { app: practiceHandler(partner, options.secret), host: options.host, port: options.port, exclusive: true },
    log,
  });
  return {
    url: servers.url,
    partner,
    stop: async () => {
      partner.stop();
      stopping.abort();
      await servers.stop({ graceMs: 0, withinMs: 500 });
      await courier.close();
    },
  };
}
