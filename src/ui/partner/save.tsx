import { api, type Thing } from '../api/client.js';
import { placeOf } from '../api/read.js';
import { SavedForm, type SavedFormProps, type Saving, useSavedForm } from '../records/saved-form.js';
import { useSession } from '../session/session.js';

type Partner = Thing<'PartnerView'>;

export interface PartProps {
  partner: Partner;
}

/** How what was changed of a partner is sent. */
export const savingOf = (partner: Partner): Saving<Partner> => ({
  row: partner,
  place: placeOf('/partners/{code}', { code: partner.code }),
  patch: (change, seen) => api.patch('/partners/{code}', { path: { code: partner.code }, body: change as never, seen }),
  again: ['/partners', '/audit', '/node'],
});

/** The form of a part of a partner. */
export const usePartForm = <T extends Record<string, unknown>>(
  partner: Partner,
  part: string,
  valuesOf: (base: Partner) => T,
  secrets?: readonly string[],
) => useSavedForm(`partner ${partner.code} ${part}`, savingOf(partner), valuesOf, secrets);

/** A part of a partner to be changed; for those who may only look its fields are dead. */
export function PartForm<T extends Record<string, unknown>>({
  isLocked = false,
  ...props
}: Omit<SavedFormProps<Partner, T>, 'isLocked'> & { isLocked?: boolean }) {
  const { may } = useSession();
  return <SavedForm {...props} isLocked={isLocked || !may('keepPartners')} />;
}
