import { Button, Radio, Stack } from '@mantine/core';
import { useNavigate, useSearchParams } from 'react-router';
import { PageHead } from '../parts/page-head.js';
import { useServerForm } from '../parts/server-form.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import classes from './desk-page.module.css';

/** “I am at:” the last desk is chosen already; digits choose another; Enter begins. */
export function Component() {
  const { facts, desk, stand } = useSession();
  const { t } = useWords();
  const go = useNavigate();
  const [search] = useSearchParams();
  const usual = facts.desks.find(({ code }) => code === facts.usualDesk);
  const form = useServerForm({ desk: desk?.code ?? usual?.code ?? facts.desks[0]?.code ?? null });
  const { desk: chosen } = form.values;
  const back = search.get('back');
  const begin = form.onSubmit((typed) => {
    stand(typed.desk ?? undefined);
    void go(back?.startsWith('/') && !back.startsWith('//') ? back : '/');
  });
  const byDigit = (event: React.KeyboardEvent) => {
    const at = facts.desks[Number(event.key) - 1];
    if (at) form.setFieldValue('desk', at.code);
  };
  return (
    <>
      <PageHead title={t('sign.whichDesk')} about={t('sign.whichDeskAbout')} />
      <form onSubmit={begin} onKeyDown={byDigit} className={classes.form}>
        <Radio.Group label={t('frame.iAmAt')} {...form.getInputProps('desk')}>
          <Stack gap="xs" my="sm">
            {facts.desks.map(({ code, name, libraryName }, index) => (
              <Radio
                key={code}
                value={code}
                label={index < 9 ? `${index + 1}  ${name}` : name}
                description={libraryName}
                autoFocus={code === chosen}
                className={classes.desk ?? ''}
              />
            ))}
          </Stack>
        </Radio.Group>
        <Button type="submit" size="md" disabled={!chosen}>
          {t('sign.start')}
        </Button>
      </form>
    </>
  );
}
