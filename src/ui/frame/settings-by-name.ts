import { letterCodes, letterRow } from '../../domain/letters/catalogue.js';
import { type PartnerFieldName, partnerFieldNames, partnerFieldRows } from '../../domain/partner/fields.js';
import { useRead } from '../api/read.js';
import { libraryFields } from '../libraries/library-fields.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';

/** Something that can be set, by the name that is at its field. */
export interface NamedSetting {
  id: string;
  label: string;
  /** What else it is found by. */
  says: string;
  /** The page on which it is set, and the part of the page. */
  place: string;
  to: string;
}

/** Every policy, parameter, letter and setting that this person may see. Needs the words of the pages of the administration. */
export function useSettingsByName({ partner, when = true }: { partner?: string; when?: boolean } = {}): NamedSetting[] {
  const { t, textOf, wordsOr } = useWords();
  const { may } = useSession();
  const seesConfiguration = may('seeConfiguration');
  const policies = useRead('/policies', { when: when && seesConfiguration });
  const node = useRead('/node/settings', { when: when && may('readAudit') });
  const jobs = useRead('/jobs', { when: when && may('seeRequests') });
  const inPart = (page: string, part: string) => t('palette.inPart', { page, part });
  const ofPartner = (name: PartnerFieldName): NamedSetting => ({
    id: `partner ${name}`,
    label: textOf(partnerFieldRows[name].label),
    says: textOf(partnerFieldRows[name].says),
    place: inPart(t('nav.partners'), t('partner.tab_parameters')),
    to: partner ? `/partners/${encodeURIComponent(partner)}?tab=parameters&field=${name}` : '/partners',
  });
  return [
    ...(policies.data?.items ?? []).map(({ name, label, says, group }) => ({
      id: `policy ${name}`,
      label,
      says,
      place: inPart(t('nav.policies'), t(`policyGroup.${group}`)),
      to: `/policies?field=${name}`,
    })),
    ...(may('seePartners') ? partnerFieldNames.map(ofPartner) : []),
    ...(seesConfiguration
      ? [
          ...libraryFields(t, [], []).map(({ name, label, help = '', heading }) => ({
            id: `library ${name}`,
            label,
            says: help,
            place: heading ? inPart(t('nav.libraries'), heading) : t('nav.libraries'),
            to: '/libraries',
          })),
          ...letterCodes.map((code) => {
            const tab = letterRow(code).kind === 'slip' ? 'slip' : 'letter';
            return {
              id: `letter ${code}`,
              label: textOf(letterRow(code).name),
              says: '',
              place: inPart(t('nav.letters'), t(`letters.tab_${tab}`)),
              to: `/letters?tab=${tab}&open=${code}`,
            };
          }),
        ]
      : []),
    ...(jobs.data?.items ?? []).map(({ name, title }) => ({
      id: `job ${name}`,
      label: title,
      says: '',
      place: t('nav.jobs'),
      to: `/jobs?job=${encodeURIComponent(name)}`,
    })),
    ...(node.data?.items ?? []).map(({ name, env, group }) => {
      const label = wordsOr(`settingLabel.${name}`, env);
      return {
        id: `setting ${name}`,
        label,
        says: env,
        place: inPart(t('nav.settings'), wordsOr(`setting.group_${group}`, t('nav.settings'))),
        to: `/settings?find=${encodeURIComponent(label)}`,
      };
    }),
    ...(may('seePatrons')
      ? [{ id: 'pin', label: t('palette.patronPin'), says: '', place: t('nav.shortPatrons'), to: '/patrons' }]
      : []),
    ...(['sounds', 'singleKeys', 'passwordChange'] as const).map((name) => ({
      id: `own ${name}`,
      label: t(`me.${name}`),
      says: '',
      place: t('nav.me'),
      to: '/me',
    })),
  ];
}

/** Letters without their accents, small: how what is sought and what is found are compared. */
export const unaccented = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Of things with names those that have every word that was typed; the ones whose own name begins with it come first. */
export function byName<T>(
  all: readonly T[],
  typed: string,
  nameOf: (one: T) => string,
  saysOf: (one: T) => string = () => '',
): T[] {
  const sought = unaccented(typed.trim());
  const words = sought.split(/\s+/).filter(Boolean);
  const rank = (one: T): number => {
    const name = unaccented(nameOf(one));
    if (name.startsWith(sought)) return 0;
    if (name.includes(` ${sought}`)) return 1;
    if (words.every((word) => name.includes(word))) return 2;
    const whole = `${name} ${unaccented(saysOf(one))}`;
    return words.every((word) => whole.includes(word)) ? 3 : 4;
  };
  return all
    .map((one) => ({ one, rank: rank(one) }))
    .filter((each) => each.rank < 4)
    .sort((a, b) => a.rank - b.rank)
    .map(({ one }) => one);
}
