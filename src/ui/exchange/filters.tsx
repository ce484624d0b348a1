import { Button, SegmentedControl, Select } from '@mantine/core';
import { useAddress } from '../parts/address.js';
import { PartnerSelect } from '../parts/partner-choice.js';
import { useWords } from '../words/index.js';
import { messageKinds, statusNames } from './kinds.js';

/** Partner, way, type and outcome: in the address, so that a link shows the same to a colleague. */
export function Filters() {
  const { t } = useWords();
  const address = useAddress();
  const set = (name: string) => (value: string | null) => address.set({ [name]: value ?? undefined, after: undefined });
  const names = ['partner', 'direction', 'kind', 'status'];
  return (
    <>
      <PartnerSelect
        size="sm"
        w={190}
        label={t('exchange.partner')}
        placeholder={t('exchange.anyPartner')}
        clearable
        clearButtonProps={{ 'aria-label': t('exchange.anyPartner') }}
        value={address.get('partner') ?? null}
        choose={set('partner')}
      />
      <SegmentedControl
        size="sm"
        aria-label={t('exchange.direction')}
        value={address.get('direction') ?? ''}
        onChange={(value) => set('direction')(value || null)}
        data={[
          { value: '', label: t('exchange.both') },
          { value: 'in', label: t('exchange.in') },
          { value: 'out', label: t('exchange.out') },
        ]}
      />
      <Select
        size="sm"
        w={170}
        label={t('exchange.kind')}
        placeholder={t('exchange.anyKind')}
        clearable
        clearButtonProps={{ 'aria-label': t('exchange.anyKind') }}
        value={address.get('kind') ?? null}
        onChange={set('kind')}
        data={messageKinds.map((value) => ({ value, label: t(`exchange.kind_${value}`) }))}
      />
      <Select
        size="sm"
        w={190}
        label={t('exchange.outcome')}
        placeholder={t('exchange.anyOutcome')}
        clearable
        clearButtonProps={{ 'aria-label': t('exchange.anyOutcome') }}
        value={address.get('status') ?? null}
        onChange={set('status')}
        data={statusNames.map((value) => ({ value, label: t(`exchange.status_${value}`) }))}
      />
      {names.some((name) => address.get(name)) ? (
        <Button
          variant="subtle"
          onClick={() => address.set(Object.fromEntries([...names, 'after'].map((name) => [name, undefined])))}
        >
          {t('exchange.clear')}
        </Button>
      ) : null}
    </>
  );
}
