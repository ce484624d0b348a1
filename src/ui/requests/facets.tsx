import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { isActiveOnly, takesSeveral, turns } from '../../domain/lists/request-lists.js';
import type { Thing } from '../api/client.js';
import type { Address } from '../parts/address.js';
import { statusRow } from '../parts/status-looks.js';
import { useSession } from '../session/session.js';
import { type Key, useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './facets.module.css';
import { type Question, type ShownFacet, shownFacets } from './question.js';

type Counts = Thing<'RequestCounts'>;
type Value = Thing<'FacetValue'>;

/** As many values as a facet shows before “more”. */
const shownAtFirst = 5;
/** Facets that are folded away until somebody asks for them. */
const rare: readonly ShownFacet[] = ['serviceType', 'created', 'updated', 'level', 'format', 'printed', 'owner'];

/** The filters with their counts. Ticks are in the address; the rest of it stays. */
export function Facets({
  question,
  counts,
  address,
}: {
  question: Question;
  counts: Counts | undefined;
  address: Address;
}) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const shown = shownFacets.filter((name) => question.activity === 'active' || !isActiveOnly(name));
  const isShown = (name: ShownFacet) => isOpen || !rare.includes(name) || question.ticked[name].length > 0;
  return (
    <section className={classes.facets} aria-label={t('list.filters')}>
      {shown.filter(isShown).map((name) => (
        <Facet
          key={name}
          name={name}
          values={counts?.facets[name] ?? []}
          ticked={question.ticked[name]}
          address={address}
        />
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        px={0}
        className={classes.more ?? ''}
        onClick={() => setOpen(!isOpen)}
        aria-expanded={isOpen}
      >
        {t(isOpen ? 'list.fewerFilters' : 'list.moreFilters')}
      </Button>
    </section>
  );
}

interface FacetProps {
  name: ShownFacet;
  values: readonly Value[];
  ticked: readonly string[];
  address: Address;
}

function Facet({ name, values, ticked, address }: FacetProps) {
  const { t } = useWords();
  const nameOf = useValueName();
  const [isLong, setLong] = useState(false);
  const clock = useClock();
  // A tick is there at once; the address and the list come after it.
  const now = ticked.join(' ');
  const [wish, setWish] = useState<{ of: string; values: readonly string[] }>();
  const wished = wish?.of === now ? wish.values : ticked;
  const missing = ticked
    .filter((value) => !values.some((each) => each.value === value))
    .map((value): Value => ({ value, count: 0 }));
  const worth = (value: string) => !yesNo.includes(name) || value === 'true';
  const all = [
    ...inTurn(name, values).filter(({ count, value }) => (count > 0 && worth(value)) || ticked.includes(value)),
    ...missing,
  ];
  if (all.length === 0) return null;
  const shown = isLong ? all : all.slice(0, shownAtFirst);
  const tick = (value: string, isTicked: boolean) => {
    const others = takesSeveral(name) ? wished.filter((each) => each !== value) : [];
    const next = isTicked ? [...others, value] : others;
    setWish({ of: now, values: next });
    address.set({ [name]: next, after: undefined, page: undefined });
  };
  return (
    <fieldset className={classes.facet}>
      <legend>{t(`list.facet_${name}`)}</legend>
      {shown.map((each) => (
        <Checkbox
          key={`${each.side ?? ''}${each.value}`}
          size="xs"
          className={classes.value ?? ''}
          checked={wished.includes(each.value)}
          onChange={(event) => tick(each.value, event.currentTarget.checked)}
          label={
            <span className={classes.label}>
              <span title={nameOf(name, each)}>{nameOf(name, each)}</span>
              <span className="numbers">
                {clock.number(each.count)}
                {each.more ? '+' : ''}
              </span>
            </span>
          }
        />
      ))}
      {all.length > shown.length ? (
        <Button variant="subtle" size="compact-xs" ml={20} onClick={() => setLong(true)}>
          {t('list.moreValues', { count: all.length - shown.length })}
        </Button>
      ) : null}
    </fieldset>
  );
}

/** Turns are in their fixed order, all other values by their counts. */
const inTurn = (name: ShownFacet, values: readonly Value[]) =>
  name === 'turn' ? values.toSorted((one, other) => order.indexOf(one.value) - order.indexOf(other.value)) : values;
const order: readonly string[] = turns;

const yesNo: readonly string[] = ['attention', 'notes', 'unread'];
const worded: readonly string[] = ['turn', 'due', 'created', 'updated', 'printed', 'serviceType'];

/** What a value of a facet is called: by the node, by the status table, or by a word of ours. */
export function useValueName(): (name: ShownFacet, value: Pick<Value, 'value' | 'label' | 'side'>) => string {
  const { t, textOf } = useWords();
  const { facts } = useSession();
  return (name, each) => {
    if (name === 'state') return each.label ?? textOf(statusRow(each.side ?? 'borrowing', each.value).label);
    if (yesNo.includes(name)) return t(each.value === 'true' ? 'list.with' : 'list.without');
    if (name === 'assignedTo') {
      if (each.value === 'unassigned') return t('list.unassigned');
      return each.value === facts.user.code || each.value === 'me'
        ? t('list.me', { name: facts.user.name })
        : (each.label ?? each.value);
    }
    if (worded.includes(name)) return t(`list.value_${each.value}` as Key);
    return each.label ?? each.value;
  };
}
