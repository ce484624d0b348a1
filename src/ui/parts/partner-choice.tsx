import { MultiSelect, type MultiSelectProps, type OptionsFilter, Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { textOf, wordsOf } from '../../domain/partner/search.js';
import type { Query, Thing } from '../api/client.js';
import { useRead } from '../api/read.js';
import { useWords } from '../words/index.js';
import { usePartners } from './partners-of.js';

type Partner = Thing<'PartnerView'>;

/** Which partners may be chosen at all. */
type Narrowed = Pick<NonNullable<Query<'/partners'>>, 'status' | 'lending' | 'borrowing' | 'byEmail'>;

interface OfPartners {
  narrowed?: Narrowed;
  /** Codes that are not offered: they are in the list already. */
  without?: ReadonlySet<string>;
  labelOf?(partner: Partner): string;
}

/** So long after the last key partners are looked up, in milliseconds. */
const pauseMs = 150;
const shownAtMost = 20;
/** No code begins with a space. */
const hint = ' more';

/** Partners that fit what is typed, the first by name; those that are chosen keep their names. */
function usePartnerOptions(
  chosen: readonly string[],
  { narrowed = {}, without, labelOf = ({ name }) => name }: OfPartners,
) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), pauseMs);
  const known = usePartners(chosen);
  const named = chosen.map((code) => {
    const partner = known.get(code);
    return { value: code, label: partner ? labelOf(partner) : code };
  });
  // What is in the field is the name of the one that is chosen: it is not searched for.
  const q = named.some(({ label }) => label === asked) ? '' : asked;
  const { data, isPlaceholderData } = useRead('/partners', {
    query: { ...narrowed, sort: 'name', limit: shownAtMost + (without?.size ?? 0), ...(q ? { q } : {}) },
    keep: true,
    freshMs: 30_000,
  });
  // Letters that were not asked for yet narrow what is here: Enter must never choose what does not fit them.
  const words = named.some(({ label }) => label === typed.trim()) ? [] : wordsOf(typed);
  const fitting = (data?.items ?? []).filter((partner) => !without?.has(partner.code) && fits(partner, words));
  const found = fitting.slice(0, shownAtMost);
  const options = found.map((partner) => ({ value: partner.code, label: labelOf(partner) }));
  const others = named.filter(({ value }) => !found.some(({ code }) => code === value));
  const isAnswered = data !== undefined && !isPlaceholderData && asked === typed.trim();
  const left = isAnswered ? data.count - data.items.length + fitting.length - found.length : 0;
  const filter: OptionsFilter = ({ options: all }) =>
    all.filter((each) => 'value' in each && (each.value === hint || found.some(({ code }) => code === each.value)));
  return {
    partners: found,
    same: {
      data: [
        ...options,
        ...others,
        ...(left > 0 ? [{ value: hint, label: t('records.partnersTypeToFind', { count: left }), disabled: true }] : []),
      ],
      searchable: true,
      onSearchChange: setTyped,
      filter,
      nothingFoundMessage: isAnswered ? t('records.noPartnerFits') : undefined,
    },
  };
}

const fits = ({ name, code, symbols }: Partner, words: readonly string[]): boolean => {
  const text = textOf({ name, code, symbols: symbols.map((each) => `${each.type}:${each.value}`) });
  return words.every((word) => text.includes(word));
};

type Choice<P> = Omit<P, 'data' | 'searchable' | 'onSearchChange' | 'filter' | 'value' | 'onChange'> & OfPartners;

/** One partner, looked up while somebody types: however many there are. */
export function PartnerSelect({
  narrowed,
  without,
  labelOf,
  value,
  choose,
  ...rest
}: Choice<SelectProps> & {
  value: string | null;
  choose(code: string | null, partner: Partner | undefined): void;
}) {
  const given = { ...(narrowed ? { narrowed } : {}), ...(without ? { without } : {}), ...(labelOf ? { labelOf } : {}) };
  const { partners, same } = usePartnerOptions(value ? [value] : [], given);
  return (
    <Select
      {...rest}
      {...same}
      nothingFoundMessage={rest.nothingFoundMessage ?? same.nothingFoundMessage}
      value={value}
      onChange={(code) =>
        choose(
          code,
          partners.find((each) => each.code === code),
        )
      }
    />
  );
}

/** Several partners, looked up in the same way. */
export function PartnersSelect({
  narrowed,
  value,
  change,
  ...rest
}: Choice<MultiSelectProps> & { value: string[]; change(codes: string[]): void }) {
  const { same } = usePartnerOptions(value, narrowed ? { narrowed } : {});
  return <MultiSelect {...rest} {...same} value={value} onChange={change} />;
}
