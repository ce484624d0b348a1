import { Button, Popover } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../words/index.js';
import classes from './page-head.module.css';

export interface PageHeadProps {
  title: string;
  /** How many there are, beside the title. */
  count?: string | undefined;
  /** What this page is for, in a paragraph: behind “About this page”. */
  about?: string;
  /** The page's main button, and what belongs beside it. */
  children?: ReactNode;
}

/** The head of every page: its one h1, a count, what it is for, its main button. */
export function PageHead({ title, count, about, children }: PageHeadProps) {
  const { t } = useWords();
  return (
    <header className={classes.head}>
      <h1 className={classes.title}>
        {title}
        {count === undefined ? null : <span className={`${classes.count} numbers`}>{count}</span>}
      </h1>
      {about ? (
        <Popover width={380} position="bottom-start" shadow="md" trapFocus returnFocus>
          <Popover.Target>
            <Button variant="subtle" size="compact-sm" leftSection={<IconInfoCircle size={16} aria-hidden />}>
              {t('frame.aboutPage')}
            </Button>
          </Popover.Target>
          <Popover.Dropdown aria-label={t('frame.aboutPage')}>
            <p className={classes.about} tabIndex={-1}>
              {about}
            </p>
          </Popover.Dropdown>
        </Popover>
      ) : null}
      <div className={classes.actions}>{children}</div>
    </header>
  );
}
