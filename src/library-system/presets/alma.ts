import type { Preset } from './preset.js';

/** Ex Libris Alma, by its documentation of the NCIP integration profile. It checks out to its lending library's own location. */
export const almaPreset: Preset = {
  name: 'alma',
  triedWith: 'description',
  settings: { institutionalPattern: '-', requestType: 'Hold', requestScope: 'Bibliographic Item', bibIdCode: 'MMS ID' },
  lacks: ['deleteItem', 'charge'],
  secondRecord: [],
  problems: [
    { class: 'setUp', words: /unknown partner|partner .*(inactive|not found)/ },
    { class: 'setUp', of: ['lookUpUser'], words: /user authentication failed.*require|authentication (is )?required/ },
  ],
  needs: ['profile', 'fromAgency', 'toAgency'],
  notes: ['almaProfile', 'almaAuthentication', 'almaRenewals'],
};
