import type { ReactNode } from 'react';
import { usePageHelp } from '../frame/page-help.js';
import { SectionTabs } from '../frame/section-tabs.js';
import classes from './page-head.module.css';

export interface PageHeadProps {
  title: string;
  /** How many there are, besides the title. */
  count?: string | undefined;
  /** What this page is for, in a paragraph: behind `?` in the header. */
  about?: string;
  /** Right besides the title: a saved view, a state in a word. */
  beside?: ReactNode;
  /** The page's main button, and what belongs next to it. */
  children?: ReactNode;
}

/** The head of every page: its one h1, a count, its main button, and the tabs of the pages it is with. */
export function PageHead({ title, count, about = '', beside, children }: PageHeadProps) {
  usePageHelp(about);
  return (
    <>
      <header className={classes.head}>
        <h1 className={classes.title}>
          {title}
          {count === undefined ? null : <span className={`${classes.count} numbers`}>{count}</span>}
        </h1>
        {beside}
        <div className={classes.actions}>{children}</div>
      </header>
      <SectionTabs />
    </>
  );
}
