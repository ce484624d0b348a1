import type { Preset } from './preset.js';

/** NCIP 2.02 as it is written; where Evergreen, Sierra, Polaris and others start from. */
export const genericPreset: Preset = {
  name: 'generic',
  triedWith: 'description',
  settings: {},
  lacks: [],
  secondRecord: [],
  problems: [],
  needs: ['fromAgency', 'toAgency'],
  notes: ['genericStart'],
};
