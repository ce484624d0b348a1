import { Checkbox } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { TickedFacets } from '../../domain/lists/narrowing.js';

interface FacetBoxesProps<Facet extends string> {
  facets: readonly Facet[];
  ticked: TickedFacets<Facet>;
  tick(facet: Facet, values: readonly string[]): void;
  legendOf(facet: Facet): string;
  /** Its values, each with what it is called and how many titles it would leave. */
  rowsOf(facet: Facet): readonly { value: string; label: string }[];
  size: 'xs' | 'md';
  className?: string | undefined;
}

/** Boxes to tick, a group a facet. A tick is seen at once; the address follows a moment later. */
export function FacetBoxes<Facet extends string>(props: FacetBoxesProps<Facet>) {
  const { facets, ticked, tick, legendOf, rowsOf, size, className } = props;
  const [shown, show] = useState(ticked);
  const said = JSON.stringify(ticked);
  useEffect(() => show(JSON.parse(said) as TickedFacets<Facet>), [said]);
  return facets.map((facet) => {
    const rows = rowsOf(facet);
    return rows.length === 0 ? null : (
      <fieldset key={facet} className={className}>
        <legend>{legendOf(facet)}</legend>
        {rows.map(({ value, label }) => (
          <Checkbox
            key={value}
            size={size}
            label={label}
            checked={shown[facet].includes(value)}
            onChange={({ currentTarget: { checked } }) => {
              const values = checked ? [...shown[facet], value] : shown[facet].filter((each) => each !== value);
              show({ ...shown, [facet]: values });
              tick(facet, values);
            }}
          />
        ))}
      </fieldset>
    );
  });
}
