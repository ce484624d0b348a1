import type { Preset } from './preset.js';

/** Koha's NCIPServer. AcceptItem makes a fresh record and item each time it is called, so it is never repeated by itself. */
export const kohaPreset: Preset = {
  name: 'koha',
  triedWith: 'description',
  settings: { namespace: 'none', requestType: 'Hold', requestScope: 'Bibliographic Item', bibIdCode: 'SYSNUMBER' },
  lacks: ['charge', 'recall'],
  secondRecord: ['acceptItem'],
  problems: [
    { class: 'item', of: ['acceptItem'], words: /duplicate/ },
    { class: 'alreadySo', of: ['requestItem'], repeated: true, words: /duplicate_request/ },
  ],
  needs: ['defaultPickup', 'fromAgency', 'toAgency'],
  notes: ['kohaServer', 'kohaPickup', 'kohaSecondRecord'],
};
