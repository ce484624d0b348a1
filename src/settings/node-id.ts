import type { Settings } from './read-settings.js';

/** The name under which the processes of a node know each other: as it is set, else the first symbol. */
export const nodeIdOf = ({ nodeId, symbols: [first] }: Pick<Settings, 'nodeId' | 'symbols'>): string =>
  (nodeId || (first ? `${first.type}:${first.value}` : 'node')).replace(/[^A-Za-z0-9_.-]/g, '_');
