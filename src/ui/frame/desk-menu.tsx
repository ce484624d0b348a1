import { Button, Menu } from '@mantine/core';
import { IconBuildingBank, IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import classes from './header.module.css';

/** As many desks have a digit and a colour of their own. */
const digits = 9;
const deskMarks = 6;

/** The desk of this person; its colour shows a wrong one, and a digit chooses another. */
export function DeskMenu() {
  const { facts, desk, stand } = useSession();
  const { t } = useWords();
  const at = facts.desks.findIndex(({ code }) => code === (desk?.code ?? facts.usualDesk));
  const hasMarks = facts.desks.length > 1;
  // Who has chosen none works at the usual desk: that one is shown.
  const acting = desk ?? facts.desks.find(({ code }) => code === facts.usualDesk);
  const libraryName = acting?.libraryName;
  const college = facts.college || libraryName;
  const name = acting?.name ?? t('frame.usualDesk');
  // Desks of two libraries may be called the same.
  const isAmbiguous = facts.desks.some((each) => each.name === name && each.library !== acting?.library);
  const place = isAmbiguous && libraryName ? `${libraryName} · ${name}` : name;
  return (
    <Menu position="bottom-start" shadow="md" width={340}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          className={classes.desk}
          leftSection={<IconBuildingBank size={18} stroke={1.75} aria-hidden />}
          rightSection={<IconChevronDown size={16} aria-hidden />}
        >
          {hasMarks && at >= 0 ? <span className={classes.mark} data-desk-mark={at % deskMarks} aria-hidden /> : null}
          <span className="only-read-aloud">{t('frame.iAmAt')} </span>
          {college ? <b>{college}</b> : null}
          <span className={classes.deskName}>{college ? `\u00a0· ${place}` : place}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown
        onKeyDown={({ key }) => {
          const chosen = /^[1-9]$/.test(key) ? facts.desks[Number(key) - 1] : undefined;
          if (chosen) stand(chosen.code);
        }}
      >
        <Menu.Label>{t('frame.iAmAt')}</Menu.Label>
        {facts.desks.map(({ code, name, libraryName: of }, place) => (
          <Menu.Item
            key={code}
            aria-current={code === desk?.code || undefined}
            className={classes.deskItem ?? ''}
            leftSection={
              code === desk?.code ? (
                <IconCheck size={16} aria-label={t('frame.chosen')} />
              ) : (
                <span className={classes.noCheck} />
              )
            }
            onClick={() => stand(code)}
            rightSection={place < digits ? <kbd className={classes.digit}>{place + 1}</kbd> : null}
          >
            {hasMarks ? <span className={classes.mark} data-desk-mark={place % deskMarks} aria-hidden /> : null}
            {name}
            <div className={classes.library}>{of}</div>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
