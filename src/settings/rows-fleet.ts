import type { SettingRow } from './rows.js';

/** The libraries that the node compares each night. */
export const fleetRows = {
  fleetFile: {
    env: 'INTERLEND_FLEET_FILE',
    type: 'text',
    default: '',
  },
} as const satisfies Record<string, SettingRow>;
