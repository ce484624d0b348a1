import { localDate } from '../../domain/calendar/calendar.js';
import type { PartnerFigures } from '../../domain/rota/rota-ranking.js';
import type { RotaTemplate } from '../../domain/rota/rota-rules.js';
import { closedNow } from '../../domain/rota/rota-rules.js';
import type { Service } from '../../domain/tables/tables.js';
import type { LocatedAtPartner } from '../catalogue/partner-catalogues.js';
import type { LocalRecords } from '../model/local-records.js';
import type { PartnerRecord } from '../model/records.js';

/** For what somebody is looked for, and who has been asked already. */
export interface RotaWanted {
  serviceType: Service;
  /** Keys of `wishKeys`. */
  wish: readonly string[];
  /** Codes of partners that this request has been with. */
  asked: readonly string[];
  /** What the catalogues of partners said of the title. */
  located?: readonly LocatedAtPartner[];
  /** Of a partner without a known currency. */
  currency: string;
  now: Date;
  timeZone: string;
}

/** The figures of the members of ranked templates; nothing is read when no template in use asks for them. */
export async function figuresFor(
  templates: readonly RotaTemplate[],
  partners: readonly PartnerRecord[],
  rules: LocalRecords['rules'],
  wanted: RotaWanted,
): Promise<PartnerFigures[]> {
  const ranked = templates.filter(({ order, status }) => order === 'ranked' && status === 'active');
  return figuresOf(
    partners.filter(({ code }) => ranked.some((template) => template.members.includes(code))),
    rules,
    wanted,
  );
}

/** The figures of these partners as they are now. */
export async function figuresOf(
  members: readonly PartnerRecord[],
  rules: Pick<LocalRecords['rules'], 'supplyFigures'>,
  wanted: RotaWanted,
): Promise<PartnerFigures[]> {
  if (members.length === 0) return [];
  const { serviceType, wish } = wanted;
  const known = await rules.supplyFigures({ partners: members.map(({ code }) => code), serviceType, wish });
  const today = localDate(wanted.now, wanted.timeZone);
  return known.flatMap(({ partner, channel, ...supply }) => {
    const record = members.find(({ code }) => code === partner);
    return record
      ? [
          {
            partner,
            name: record.name,
            ...supply,
            channel: healthOf(channel),
            supplies: serviceType === 'Loan' ? record.loans : record.copies,
            ...(record.openRequestLimit === undefined ? {} : { limit: record.openRequestLimit }),
            ...saidDaysOf(record),
            ...(record.deliveryDelayDays > 0 ? { deliveryDays: record.deliveryDelayDays } : {}),
            ...(record.tier === undefined ? {} : { tier: record.tier }),
            ...feeOf(record, serviceType, wanted.currency),
            ...inCatalogueOf(wanted.located?.find((each) => each.partner === partner)),
            ...closedNow(record, today),
            ...(wanted.asked.includes(partner) ? { asked: true } : {}),
          },
        ]
      : [];
  });
}

const healthOf = (channel: 'closed' | 'open' | 'held' | 'suspended'): PartnerFigures['channel'] =>
  channel === 'closed' ? 'well' : channel === 'open' ? 'unwell' : 'stopped';

/** What it says itself; 0 says nothing. */
function saidDaysOf({ averageSupplyDays, deliveryDelayDays }: PartnerRecord): { saidDays?: number } {
  return averageSupplyDays > 0 ? { saidDays: averageSupplyDays + deliveryDelayDays } : {};
}

/** Of a copy or loan the fee for the loan: it is what costs more. */
function feeOf(
  { loanFee, copyFee, currency }: PartnerRecord,
  service: Service,
  usual: string,
): Pick<PartnerFigures, 'fee'> {
  const amount = service === 'Copy' ? copyFee : loanFee;
  return amount === undefined ? {} : { fee: { amount: Number(amount), currency: currency ?? usual } };
}

function inCatalogueOf(located: LocatedAtPartner | undefined): Pick<PartnerFigures, 'inCatalogue'> {
  const verdict = located?.verdict;
  return verdict === 'available' || verdict === 'notAvailable' ? { inCatalogue: verdict } : {};
}
