import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Thing } from '../api/client.js';
import { PartnerSelect } from '../parts/partner-choice.js';
import { usePartners } from '../parts/partners-of.js';
import type { Drawn } from '../records/field-rows.js';
import { Mark } from '../records/marks.js';
import { MoveButtons } from '../records/move-buttons.js';
import { useOrder } from '../records/use-order.js';
import { useWords } from '../words/index.js';
import classes from './members.module.css';

export interface MembersProps extends Drawn {
  /** In a random or ranked rota the place of a member says nothing. */
  isOrdered: boolean;
}

/** The partners of a rota: moved with Alt ↑ ↓ or buttons, taken out, added at the end. */
export function Members({ value, problem, isLocked, change, isOrdered }: MembersProps) {
  const { t } = useWords();
  const [chosen, choose] = useState<string | null>(null);
  const members = (Array.isArray(value) ? value : []) as string[];
  const partners = usePartners(members);
  const partnerOf = (code: string) => partners.get(code);
  const nameOf = (code: string) => partnerOf(code)?.name ?? code;
  const order = useOrder({
    rows: members,
    idOf: (code: string) => code,
    nameOf,
    isLocked,
    keep: (rows) => {
      change(rows);
      return undefined;
    },
  });
  const add = () => {
    if (chosen) change([...members, chosen]);
    choose(null);
  };
  return (
    <div>
      <h2 className={classes.title} id="members">
        {t('rotas.members')}
      </h2>
      <p className={classes.how}>{t(isOrdered ? 'rotas.membersHow' : 'rotas.membersAnyOrder')}</p>
      {members.length === 0 ? <p>{t('rotas.noMembers')}</p> : null}
      <ol className={classes.members} aria-labelledby="members">
        {members.map((code, at) => (
          <li key={code} data-id={code} onKeyDown={isOrdered ? order.keys(at) : undefined}>
            {isOrdered ? <MoveButtons order={order} at={at} count={members.length} name={nameOf(code)} /> : null}
            <span className={classes.name}>
              {nameOf(code)} <Standing partner={partnerOf(code)} />
            </span>
            {isLocked ? null : (
              <ActionIcon
                variant="subtle"
                aria-label={t('rotas.takeOut', { name: nameOf(code) })}
                onClick={() => change(members.filter((each) => each !== code))}
              >
                <IconX size={18} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
      </ol>
      {problem ? (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      ) : null}
      {isLocked ? null : (
        <div className={classes.add}>
          <PartnerSelect
            name="members"
            label={t('rotas.addPartner')}
            placeholder={t('rotas.choosePartner')}
            without={new Set(members)}
            labelOf={({ name, status }) => (status === 'active' ? name : t('rotas.inactivePartner', { name }))}
            value={chosen}
            choose={choose}
            selectFirstOptionOnChange
            nothingFoundMessage={t('rotas.allIn')}
          />
          <Button variant="default" disabled={!chosen} onClick={add}>
            {t('rotas.addToEnd')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Why a member would be passed over. */
function Standing({ partner }: { partner: Thing<'PartnerView'> | undefined }) {
  const { t } = useWords();
  const says = !partner
    ? t('rotas.unknownPartner')
    : partner.status !== 'active'
      ? t('rotas.suspended')
      : partner.lending
        ? undefined
        : t('rotas.doesNotLend');
  return says ? <Mark>{says}</Mark> : null;
}
