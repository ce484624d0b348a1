import type { Express } from 'express';
import type { Gateway } from '../../src/engine/ports.js';
import { createApp, type Doors } from '../../src/http/app.js';
import { createMetrics } from '../../src/http/metrics.js';
import { type Double, gatewayDouble } from './gateway-double.js';
import { type LocalDouble, localDouble } from './local-double.js';

export const deskToken = 'desk-token-0123456789abcdef';
/** The header a desk sends. */
export const asDesk = { Authorization: `Bearer ${deskToken}` };

export interface OpenDoors extends Double {
  local: LocalDouble;
  app: Express;
  /** Everything that was logged, as text, to look for secrets in. */
  logged: () => string;
  doors: Doors;
}

/** A node's app over the double. Answers of the staff API are checked against the document. */
export function openDoors(settings: Partial<Doors> = {}, gateway: Partial<Gateway> = {}): OpenDoors {
  const lines: string[] = [];
  const note = (facts: object, sentence: string) => {
    const plain = (_key: string, value: unknown) => (value instanceof Error ? (value.stack ?? value.message) : value);
    lines.push(JSON.stringify({ ...facts, sentence }, plain));
  };
  const double = gatewayDouble(gateway);
  const local = localDouble();
  const doors: Doors = {
    gateway: double.gateway,
    local: local.records,
    log: { debug: note, info: note, warn: note, error: note },
    tokens: [
      { name: 'night desk', token: 'another-token-0123456789' },
      { name: 'desk', token: deskToken },
    ],
    limits: { bodyBytes: 1000, concurrentInbound: 4 },
    trustedProxies: [],
    metrics: createMetrics(),
    nodeName: 'Algonquin College',
    symbols: [{ type: 'ISIL', value: 'CA-ALG' }],
    failures: { evenMs: 0, slowMs: 60, allowed: 3, windowMs: 60_000 },
    checkAnswers: true,
    ...settings,
  };
  return { ...double, local, app: createApp(doors), doors, logged: () => lines.join('\n') };
}
