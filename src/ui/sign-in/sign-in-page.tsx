import { Anchor } from '@mantine/core';
import { useEffect } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { tabTitle } from '../frame/tab-title.js';
import { deskKept, languageKept, personKept } from '../session/kept.js';
import type { SessionFacts } from '../session/session.js';
import { type Language, languageChoices, useWords } from '../words/index.js';
import { OtherSignIn } from './other-sign-in.js';
import classes from './sign-in.module.css';
import { SignInForm } from './sign-in-form.js';

/** The way in: one’s own name and password, or the account of the college where it is set up. */
export function SignInPage() {
  const { t, language } = useWords();
  const go = useNavigate();
  const [search] = useSearchParams();
  const back = ownAddress(search.get('back'));
  useEffect(() => tabTitle.page(t('sign.title')), [t]);
  const enter = ({ desks }: SessionFacts) => {
    const hasDesk = desks.some(({ code }) => code === deskKept.get());
    void go(!hasDesk && desks.length > 1 ? `/desk?back=${encodeURIComponent(back)}` : back, { replace: true });
  };
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <h1 className={classes.title}>Interlend</h1>
        <p className={classes.about}>{t('sign.about')}</p>
        <SignInForm done={enter} />
        <OtherSignIn back={back} />
        <p className={classes.language}>
          {languageChoices
            .filter(({ value }) => value !== language)
            .map(({ value, label }) => (
              <Anchor key={value} component="button" type="button" lang={value} onClick={() => choose(value)}>
                {label}
              </Anchor>
            ))}
        </p>
      </div>
    </main>
  );
}

/** Who chooses before signing in means themselves. */
function choose(language: Language): void {
  personKept.set(undefined);
  languageKept.set(language);
}

/** Only a page of this desk: a link to the sign-in cannot lead elsewhere. */
const ownAddress = (address: string | null): string =>
  address?.startsWith('/') && !address.startsWith('//') && !address.includes('\\') ? address : '/';
