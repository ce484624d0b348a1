import { UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useWords } from '../words/index.js';
import type { LabelledValue } from './elements.js';
import classes from './section.module.css';

/**
 * A part of a request with its heading: links and badges lead to it. One that `folds` is read and shown when somebody
 * opens it.
 */
export function Section({
  name,
  title,
  count,
  folds = false,
  children,
}: {
  name: string;
  title: string;
  count?: number;
  folds?: boolean;
  children: ReactNode;
}) {
  const [isOpen, setOpen] = useState(!folds);
  const head = (
    <>
      {title}
      {count ? <span className={classes.count}>{count}</span> : null}
    </>
  );
  return (
    <section id={`section-${name}`} className={classes.section} aria-labelledby={`heading-${name}`}>
      <h3 id={`heading-${name}`} className={classes.heading}>
        {folds ? (
          <UnstyledButton className={classes.fold} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            <span>{head}</span>
            {isOpen ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
          </UnstyledButton>
        ) : (
          head
        )}
      </h3>
      {isOpen ? children : null}
    </section>
  );
}

/** Label and value, one below the other. */
export function Facts({ facts }: { facts: readonly LabelledValue[] }) {
  const { t } = useWords();
  return (
    <dl className={classes.facts}>
      {facts.map(([key, value]) => (
        <div key={`${key} ${value}`}>
          <dt>{t(key)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function NothingThere({ children }: { children: ReactNode }) {
  return <p className={classes.nothing}>{children}</p>;
}
