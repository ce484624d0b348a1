import { Button, Checkbox, Fieldset, PasswordInput, Radio, Select, SimpleGrid, Switch, TextInput } from '@mantine/core';
import { callNames } from '../../domain/library-system/calls.js';
import { dueDateRules, linkAuthentications } from '../../domain/library-system/links.js';
import { stepsThatCall } from '../../domain/tables/system-calls.js';
import { api, type Thing } from '../api/client.js';
import { useChange } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { NumberField } from '../parts/number-field.js';
import { ProblemAlert } from '../parts/problem.js';
import { useServerForm } from '../parts/server-form.js';
import { useWords } from '../words/index.js';
import classes from './calls.module.css';
import { MoreOfLink } from './more-of-link.js';
import { PatronsOfLink } from './patrons-of-link.js';
import { systemChoices, systemOf, withSystem } from './system-choice.js';

type LinkView = Thing<'LibrarySystemLink'>;
export type LinkFields = LinkView['settings'] & {
  enabled: boolean;
  secret: string;
  sip2Secret: string;
  sip2TerminalSecret: string;
};

/** The settings of a link. A password that is not typed stays as it is stored. */
export function LinkForm({ link }: { link: LinkView }) {
  const { t } = useWords();
  const announcer = useAnnouncer();
  const save = useChange(
    ({ enabled, secret, sip2Secret, sip2TerminalSecret, ...settings }: LinkFields) =>
      api.put('/library-system/{code}', {
        path: { code: link.library },
        body: {
          enabled: enabled && (settings.kind !== 'byHand' || settings.patrons === 'sip2'),
          settings,
          ...(secret ? { secret } : {}),
          ...(sip2Secret ? { sip2Secret } : {}),
          ...(sip2TerminalSecret ? { sip2TerminalSecret } : {}),
        },
      }),
    {
      again: ['/library-system', '/library-system-state'],
      done: () => announcer.politely(t('librarySystemLink.saved')),
    },
  );
  const now: LinkFields = {
    ...link.settings,
    enabled: link.enabled,
    secret: '',
    sip2Secret: '',
    sip2TerminalSecret: '',
  };
  const form = useServerForm<LinkFields>(now, save.error, { within: 'settings' });
  const { values } = form;
  const isLinked = values.kind === 'ncip';
  const preset = link.presets.find(({ name }) => name === values.preset);
  return (
    <form noValidate className={classes.tile} onSubmit={form.onSubmit((fields) => save.mutate(fields))}>
      <div className={classes.head}>
        <h2>{t('librarySystemLink.link')}</h2>
        {isLinked || values.patrons === 'sip2' ? (
          <Switch label={t('librarySystemLink.enabled')} {...form.getInputProps('enabled', { type: 'checkbox' })} />
        ) : null}
      </div>
      <Radio.Group
        aria-label={t('librarySystemLink.link')}
        value={systemOf(values)}
        onChange={(value) => form.setValues(withSystem(value, link.presets, values))}
      >
        <SimpleGrid cols={{ base: 1, xs: 2, md: 5 }} my="sm">
          {systemChoices.map((choice) => (
            <Radio
              key={choice}
              value={choice}
              label={link.presets.find(({ name }) => name === choice)?.label ?? t('librarySystemLink.kind_byHand')}
            />
          ))}
        </SimpleGrid>
      </Radio.Group>
      {isLinked ? (
        <>
          <p className={classes.small}>{t(`librarySystemLink.tried_${preset?.triedWith ?? 'description'}`)}</p>
          {(preset?.notes ?? []).map((note) => (
            <p key={note} className={classes.small}>
              {note}
            </p>
          ))}
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput
              label={t('librarySystemLink.address')}
              description={t('librarySystemLink.addressHow')}
              type="url"
              required
              {...form.getInputProps('address')}
            />
            <TextInput
              label={t('librarySystemLink.profile')}
              description={t('librarySystemLink.profileHow')}
              {...form.getInputProps('profile')}
            />
            <TextInput label={t('librarySystemLink.fromAgency')} required {...form.getInputProps('fromAgency')} />
            <TextInput
              label={t('librarySystemLink.toAgency')}
              description={t('librarySystemLink.toAgencyHow')}
              {...form.getInputProps('toAgency')}
            />
            <Select
              label={t('librarySystemLink.authentication')}
              allowDeselect={false}
              data={linkAuthentications.map((value) => ({
                value,
                label: t(`librarySystemLink.authentication_${value}`),
              }))}
              {...form.getInputProps('authentication')}
            />
            {values.authentication === 'none' || values.authentication === 'address' ? null : (
              <TextInput
                label={t('librarySystemLink.authenticationName')}
                {...form.getInputProps('authenticationName')}
              />
            )}
            {values.authentication === 'none' ? null : (
              <PasswordInput
                label={t('librarySystemLink.secret')}
                description={t(link.hasSecret ? 'librarySystemLink.secretKept' : 'librarySystemLink.secretHow')}
                autoComplete="new-password"
                {...form.getInputProps('secret')}
              />
            )}
            <Select
              label={t('librarySystemLink.dueDate')}
              allowDeselect={false}
              data={dueDateRules.map((value) => ({ value, label: t(`librarySystemLink.dueDate_${value}`) }))}
              {...form.getInputProps('dueDate')}
            />
            <NumberField
              label={t('librarySystemLink.timeout')}
              description={t('librarySystemLink.timeoutHow')}
              min={1}
              max={60}
              {...form.getInputProps('timeoutSeconds')}
            />
            <TextInput
              label={t('librarySystemLink.defaultPickup')}
              description={t('librarySystemLink.pickupHow')}
              {...form.getInputProps('defaultPickup')}
            />
            {link.pickupLibraries.length < 2
              ? null
              : link.pickupLibraries.map(({ code, name }) => (
                  <TextInput
                    key={code}
                    label={t('librarySystemLink.pickupOf', { library: name })}
                    value={values.pickupCodes[code] ?? ''}
                    onChange={(event) =>
                      form.setFieldValue('pickupCodes', withCode(values.pickupCodes, code, event.currentTarget.value))
                    }
                  />
                ))}
            <TextInput
              label={t('librarySystemLink.institutionalPattern')}
              description={t('librarySystemLink.institutionalHow')}
              {...form.getInputProps('institutionalPattern')}
            />
          </SimpleGrid>
          <Checkbox
            mt="md"
            label={t('librarySystemLink.waitBeforePartner')}
            description={t('librarySystemLink.waitBeforePartnerHow')}
            {...form.getInputProps('waitBeforePartner', { type: 'checkbox' })}
          />
          <Fieldset legend={t('librarySystemLink.calls')} mt="md">
            <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
              {callNames.map((name) => (
                <Checkbox
                  key={name}
                  label={t(`systemCalls.call_${name}`)}
                  description={aboutCall(name, t)}
                  {...form.getInputProps(`calls.${name}`, { type: 'checkbox' })}
                />
              ))}
            </SimpleGrid>
          </Fieldset>
          <MoreOfLink form={form} />
        </>
      ) : null}
      <PatronsOfLink form={form} link={link} />
      <ProblemAlert error={save.error} atFields />
      <Button type="submit" mt="md" loading={save.isPending}>
        {t('librarySystemLink.save')}
      </Button>
    </form>
  );
}

const withCode = (codes: Readonly<Record<string, string>>, code: string, value: string) =>
  Object.fromEntries(Object.entries({ ...codes, [code]: value.trim() }).filter(([, each]) => each !== ''));

/** The steps that make a call, what is needed of its answer, and whether staff wait for it. */
function aboutCall(name: (typeof callNames)[number], t: ReturnType<typeof useWords>['t']): string {
  const steps = stepsThatCall(name);
  const [brings] = steps.flatMap((step) => step.brings ?? []);
  return [
    t('librarySystemLink.callMade', { steps: steps.map((step) => t(`systemStep.${step.name}`)).join(' · ') }),
    ...(brings ? [t('librarySystemLink.callBrings', { result: t(`systemResult.${brings}`) })] : []),
    ...(steps.some(({ asksFirst }) => asksFirst) ? [t('librarySystemLink.callAsksFirst')] : []),
  ].join(' ');
}
