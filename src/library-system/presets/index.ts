/** The systems whose habits are known, and what a new link to one of them begins with. */
import { type CallName, callNames } from '../../domain/library-system/calls.js';
import type { PresetName } from '../../domain/library-system/links.js';
import { worded } from '../../words/message.js';
import type { LinkSettings } from '../port.js';
import { almaPreset } from './alma.js';
import { folioPreset } from './folio.js';
import { genericPreset } from './generic.js';
import { kohaPreset } from './koha.js';
import type { Preset } from './preset.js';

export const presets: Readonly<Record<PresetName, Preset>> = {
  alma: almaPreset,
  folio: folioPreset,
  koha: kohaPreset,
  generic: genericPreset,
};

/** What staff read for each. */
export const presetRows = worded({ alma: {}, folio: {}, koha: {}, generic: {} }, { label: 'presetName' });

/** A link as it is before anything is set: work by hand, and the rest as the preset has it. */
export function newLink(name: PresetName): LinkSettings {
  const { settings, lacks } = presets[name];
  return {
    kind: 'byHand',
    preset: name,
    address: '',
    fromAgency: '',
    toAgency: '',
    authentication: 'none',
    authenticationName: '',
    profile: '',
    calls: Object.fromEntries(callNames.map((each) => [each, !lacks.includes(each)])) as Record<CallName, boolean>,
    requestType: 'Hold',
    requestScope: 'Title',
    bibIdCode: 'BibID',
    pickupCodes: {},
    defaultPickup: '',
    institutionalPattern: 'INST-{symbol}',
    institutionalPatrons: {},
    itemLocation: '',
    chargeType: '',
    currency: 'CAD',
    dueDate: 'ours',
    namespace: 'qualified',
    timeoutSeconds: 30,
    waitBeforePartner: false,
    patrons: 'none',
    sip2: { host: '', port: 6001, tls: true, login: '', institution: '', location: '', timeoutSeconds: 5 },
    ...settings,
  };
}

/** Settings without which no call can be made, of those that the link's system wants. */
export const missingSettings = (link: LinkSettings): ('address' | Preset['needs'][number])[] =>
  link.kind === 'byHand'
    ? []
    : (['address', ...presets[link.preset].needs] as const).filter((name) => link[name].trim() === '');
