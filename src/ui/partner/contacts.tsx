import { Button, MultiSelect, TextInput } from '@mantine/core';
import {
  type AddressUse,
  addressUses,
  type PartnerAddress,
  type PartnerContact,
} from '../../domain/partner/records.js';
import { problemAt } from '../records/field-rows.js';
import { useTyped } from '../records/typed.js';
import { useWords } from '../words/index.js';
import classes from './partner.module.css';
import { type PartProps, SaveForm, useSave } from './save.js';

const ofContact = ['name', 'role', 'email', 'phone'] as const;
const ofAddress = ['line1', 'line2', 'locality', 'region', 'postalCode', 'country', 'note'] as const;

/** Whom to write to or call, and where parcels go. */
export function Contacts({ partner }: PartProps) {
  const { t } = useWords();
  const save = useSave(partner, () => typed.forget());
  const typed = useTyped(`partner ${partner.code} contacts`, {
    contacts: save.base.contacts as PartnerContact[],
    addresses: save.base.addresses as PartnerAddress[],
  });
  const { contacts, addresses } = typed.value;
  const setContacts = (now: PartnerContact[]) => typed.set({ contacts: now, addresses });
  const setAddresses = (now: PartnerAddress[]) => typed.set({ contacts, addresses: now });
  const errors = save.error?.fields ?? {};
  return (
    <SaveForm
      save={save}
      typed={typed}
      change={() => ({ contacts: contacts.map(filled), addresses: addresses.map(filled) })}
    >
      {contacts.map((contact, at) => (
        <div key={at} className={classes.record}>
          <div className={classes.fields}>
            {ofContact.map((name) => (
              <TextInput
                key={name}
                label={t(`partner.f_${name}`)}
                required={name === 'name'}
                value={contact[name] ?? ''}
                error={errors[`contacts.${at}.${name}`]}
                onChange={(event) =>
                  setContacts(withAt(contacts, at, { ...contact, [name]: event.currentTarget.value }))
                }
              />
            ))}
          </div>
          <Remove thing={t('partner.contact')} at={at} remove={() => setContacts(without(contacts, at))} />
        </div>
      ))}
      <Button variant="light" size="compact-sm" mb="lg" onClick={() => setContacts([...contacts, { name: '' }])}>
        {t('partner.addContact')}
      </Button>
      {addresses.map((address, at) => (
        <div key={at} className={classes.record}>
          <div className={classes.fields}>
            {ofAddress.map((name) => (
              <TextInput
                key={name}
                label={t(`partner.f_${name}`)}
                required={name === 'line1'}
                value={address[name] ?? ''}
                error={errors[`addresses.${at}.${name}`]}
                onChange={(event) =>
                  setAddresses(withAt(addresses, at, { ...address, [name]: event.currentTarget.value }))
                }
              />
            ))}
            <MultiSelect
              label={t('partner.f_uses')}
              required
              value={address.uses}
              error={problemAt(errors, `addresses.${at}.uses`)}
              onChange={(uses) => setAddresses(withAt(addresses, at, { ...address, uses: uses as AddressUse[] }))}
              data={addressUses.map((value) => ({ value, label: t(`partner.use_${value}`) }))}
            />
          </div>
          <Remove thing={t('partner.address')} at={at} remove={() => setAddresses(without(addresses, at))} />
        </div>
      ))}
      <div>
        <Button
          variant="light"
          size="compact-sm"
          onClick={() => setAddresses([...addresses, { uses: ['all'], line1: '' }])}
        >
          {t('partner.addAddress')}
        </Button>
      </div>
    </SaveForm>
  );
}

function Remove({ thing, at, remove }: { thing: string; at: number; remove: () => void }) {
  const { t } = useWords();
  return (
    <Button
      mt="xs"
      size="compact-sm"
      variant="subtle"
      aria-label={t('partner.removeOf', { thing, number: at + 1 })}
      onClick={remove}
    >
      {t('partner.remove')}
    </Button>
  );
}

const withAt = <T,>(list: readonly T[], at: number, value: T): T[] =>
  list.map((each, index) => (index === at ? value : each));
const without = <T,>(list: readonly T[], at: number): T[] => list.filter((_, index) => index !== at);
/** Fields that were left empty are left out. */
const filled = (record: object) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== ''));
