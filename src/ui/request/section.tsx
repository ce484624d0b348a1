import type { ReactNode } from 'react';
import { useWords } from '../words/index.js';
import type { Said } from './elements.js';
import classes from './section.module.css';

/** A part of a request with its heading: links and badges lead to it. */
export function Section({
  name,
  title,
  count,
  children,
}: {
  name: string;
  title: string;
  count?: number;
  children: ReactNode;
}) {
  return (
    <section id={`section-${name}`} className={classes.section} aria-labelledby={`heading-${name}`}>
      <h3 id={`heading-${name}`} className={classes.heading}>
        {title}
        {count ? <span className={classes.count}>{count}</span> : null}
      </h3>
      {children}
    </section>
  );
}

/** Label and value, one below the other. */
export function Facts({ facts }: { facts: readonly Said[] }) {
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

export function Nothing({ children }: { children: ReactNode }) {
  return <p className={classes.nothing}>{children}</p>;
}
