import { Button, MultiSelect, TextInput } from '@mantine/core';
import { addressUses, type PartnerAddress, type PartnerContact } from '../../domain/partner/records.js';
import { useWords } from '../words/index.js';
import classes from './partner.module.css';
import { PartForm, type PartProps, usePartForm } from './save.js';

const ofContact = ['name', 'role', 'email', 'phone'] as const;
const ofAddress = ['line1', 'line2', 'locality', 'region', 'postalCode', 'country', 'note'] as const;

/** Whom to write to or call, and where parcels go. */
export function Contacts({ partner }: PartProps) {
  const { t } = useWords();
  const part = usePartForm(partner, 'contacts', (base) => ({
    contacts: base.contacts as PartnerContact[],
    addresses: base.addresses as PartnerAddress[],
  }));
  const { form } = part;
  const { contacts, addresses } = form.values;
  return (
    <PartForm
      {...part}
      change={(values) => ({ contacts: values.contacts.map(filled), addresses: values.addresses.map(filled) })}
    >
      {contacts.map((contact, at) => (
        <div key={at} className={classes.record}>
          <div className={classes.fields}>
            {ofContact.map((name) => (
              <TextInput
                key={name}
                label={t(`partner.f_${name}`)}
                required={name === 'name'}
                {...form.getInputProps(`contacts.${at}.${name}`)}
                value={contact[name] ?? ''}
              />
            ))}
          </div>
          <Remove thing={t('partner.contact')} at={at} remove={() => form.removeListItem('contacts', at)} />
        </div>
      ))}
      <Button variant="light" size="compact-sm" mb="lg" onClick={() => form.insertListItem('contacts', { name: '' })}>
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
                {...form.getInputProps(`addresses.${at}.${name}`)}
                value={address[name] ?? ''}
              />
            ))}
            <MultiSelect
              label={t('partner.f_uses')}
              required
              {...form.getInputProps(`addresses.${at}.uses`)}
              error={form.problemAt(`addresses.${at}.uses`)}
              data={addressUses.map((value) => ({ value, label: t(`partner.use_${value}`) }))}
            />
          </div>
          <Remove thing={t('partner.address')} at={at} remove={() => form.removeListItem('addresses', at)} />
        </div>
      ))}
      <div>
        <Button
          variant="light"
          size="compact-sm"
          onClick={() => form.insertListItem('addresses', { uses: ['all'], line1: '' })}
        >
          {t('partner.addAddress')}
        </Button>
      </div>
    </PartForm>
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

/** Fields that were left empty are left out. */
const filled = (record: object) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== ''));
