/** Every scenario of the long run, in the order in which they are played. */
import { backlog } from './backlog.js';
import { casesAgain } from './cases.js';
import { changedMessages } from './changed-messages.js';
import { cluster } from './cluster.js';
import { fairness } from './fairness.js';
import { fullDisk } from './full-disk.js';
import { mixedKills } from './mixed-kills.js';
import { nodeKills } from './node-kills.js';
import { restarts } from './restarts.js';
import type { Scenario } from './scenario.js';
import { brokerKills, databaseKills } from './server-kills.js';
import { systemKills } from './system-kills.js';

export const scenarios: readonly Scenario[] = [
  fairness,
  nodeKills,
  databaseKills,
  brokerKills,
  mixedKills,
  cluster,
  systemKills,
  restarts,
  backlog,
  fullDisk,
  changedMessages,
  casesAgain,
];
