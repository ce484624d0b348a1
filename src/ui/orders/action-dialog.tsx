import { Button, Group, Modal } from '@mantine/core';
import { useRef, useState } from 'react';
import { Refused } from '../api/refused.js';
import { ActionFields, beginning, filled, isTwoColumns } from '../parts/action-fields.js';
import { useBackStays } from '../parts/back-stays.js';
import { DialogFooter } from '../parts/dialog-footer.js';
import { useServerForm } from '../parts/server-form.js';
import type { Action, OrderFields, Request } from '../parts/use-order.js';
import { CopyFacts, copyOf } from '../request/copy-facts.js';
import { readWithTerms, TermsConsequences } from '../terms/terms-consequences.js';
import { useWords } from '../words/index.js';
import classes from './action-dialog.module.css';
import { useFormWords } from './action-label.js';
import { drafts } from './drafts.js';
import { Meanwhile } from './meanwhile.js';
import { OfferAside } from './offer-aside.js';
import { RefusalAlert, useWaysOut } from './refusal.js';
import { RenewalDates } from './renewal-dates.js';
import { ShipAside } from './ship-aside.js';
import type { Presses } from './use-press.js';

const foldedInShipping = ['note', 'internalNote'];
const foldedInOffer = ['internalNote'];

/** What happens between the desk and the patron: the dialog names the patron. */
const atTheDesk: ReadonlySet<string> = new Set(['loanToPatron', 'returnByPatron']);

export interface ActionDialogProps {
  request: Request;
  action: Action;
  press: Presses;
}

/**
 * The form of any action: drawn from the fields that the node sent with it. What was typed stays when the order is
 * refused and when the page is left; the button rests until something is changed.
 */
export default function ActionDialog({ request, action, press }: ActionDialogProps) {
  const { t } = useWords();
  const said = useFormWords(request)(action);
  const { id } = request;
  const element = useRef<HTMLFormElement>(null);
  const { now } = press;
  const isSending = now.at === 'sending';
  const refused = now.at === 'form' ? now.refused : undefined;
  const problem = refused instanceof Refused ? refused : undefined;
  /** What is typed, over what the node proposes. */
  const form = useServerForm<OrderFields>(drafts.read(id, action.name), problem, {
    within: 'fields',
    keep: (next) => drafts.keep(id, action.name, next),
  });
  const { values: typed } = form;
  const values = { ...beginning(action.fields), ...typed };
  const [refusedWith, setRefusedWith] = useState<OrderFields>();
  const isInert = problem?.status === 409 && refusedWith === typed;
  const order = (more: OrderFields = {}) => {
    if (isSending) return;
    setRefusedWith(typed);
    press.submit({ ...filled(action.fields, values), ...more });
  };
  const submit = form.onSubmit(() => {
    if (!isInert) order();
  });
  const ways = useWaysOut({
    refused,
    request,
    ordered: action.name,
    confirm: () => order({ confirmed: true }),
    choose: (of, chosen) => press.press({ id: of.id, version: of.version, action: chosen.name }, chosen.asks, of),
  });
  // What is typed is kept until the form is opened again.
  useBackStays(press.close);
  const meanwhile = problem?.meanwhile;
  const accepts = action.name === 'acceptConditions';
  const ships = action.name === 'ship';
  const offers = action.name === 'offerConditions';
  const isWide = ships || offers;
  const copy = action.name === 'willSupply' ? copyOf(request) : undefined;
  return (
    <Modal
      opened
      onClose={press.close}
      title={said.title}
      size={isWide ? 760 : isTwoColumns(action.fields) ? 720 : 560}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form
        noValidate
        ref={element}
        onSubmit={submit}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) element.current?.requestSubmit();
        }}
      >
        <p className={classes.what}>
          {[
            request.title,
            request.author,
            ...(atTheDesk.has(action.name) ? [request.requester] : []),
            request.partnerName ?? request.partner ?? t('request.nobodyYet'),
            request.externalId,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {problem && problem.status === 409 && !meanwhile ? <RefusalAlert refused={refused} ways={ways} /> : null}
        {accepts ? <TermsConsequences request={request} /> : null}
        {copy ? <CopyFacts copy={copy} /> : null}
        {action.name === 'requestRenewal' && request.renewal ? (
          <RenewalDates request={request} renewal={request.renewal} />
        ) : null}
        <div className={classes.body} data-beside={isWide || undefined}>
          <ActionFields
            fields={accepts ? action.fields.filter(({ name }) => !readWithTerms.has(name)) : action.fields}
            values={values}
            problems={form.errors}
            change={form.setFieldValue}
            folds={ships ? foldedInShipping : offers ? foldedInOffer : []}
            partner={request.partnerName ?? request.partner}
            request={request.id}
          />
          {ships ? <ShipAside request={request} /> : null}
          {offers ? <OfferAside request={request} action={action} values={values} /> : null}
        </div>
        {meanwhile?.request ? (
          <Meanwhile
            told={meanwhile}
            action={action.name}
            to={action.to}
            again={() => press.again(meanwhile.request as Request, filled(action.fields, values))}
          />
        ) : problem?.status === 409 ? null : (
          <RefusalAlert refused={refused} />
        )}
        <DialogFooter>
          <Button variant="default" onClick={press.close}>
            {t('frame.close')}
          </Button>
          <Group gap="sm" wrap="nowrap">
            {problem && problem.status !== 0 ? <small>{t('act.nothingSent')}</small> : null}
            <Button type="submit" loading={isSending} disabled={isInert} data-submit={action.name}>
              {said.button}
            </Button>
          </Group>
        </DialogFooter>
      </form>
    </Modal>
  );
}
