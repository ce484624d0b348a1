import type { Preset } from './preset.js';

/** FOLIO's edge-ncip and mod-ncip. Its problems are prose, its answers may take half a minute. */
export const folioPreset: Preset = {
  name: 'folio',
  triedWith: 'description',
  settings: {
    authentication: 'address',
    requestType: 'Page',
    requestScope: 'Title',
    bibIdCode: 'Instance HRID',
    timeoutSeconds: 35,
    chargeType: 'ILL-fee',
  },
  lacks: ['renew', 'recall'],
  secondRecord: [],
  problems: [
    { class: 'person', words: /user .*(not found|lookup failed)|failed to (find|look ?up) (the )?user|patron block/ },
    { class: 'setUp', words: /service point|agency.*config|settings? .*(missing|not found)|api ?key/ },
    {
      class: 'alreadySo',
      of: ['checkIn', 'deleteItem'],
      words: /(no|not) open loan|loan .*not found|item .*not found/,
    },
    {
      class: 'alreadySo',
      of: ['acceptItem'],
      repeated: true,
      words: /barcode .*(must be unique|already)|item with .*barcode/,
    },
  ],
  needs: ['defaultPickup', 'fromAgency', 'toAgency'],
  notes: ['folioAddress', 'folioPickup', 'folioSlow'],
};
