import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api, type Thing } from '../api/client.js';
import { cache, placeOf, useChange, useRead } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { Kept } from '../records/kept.js';
import { useKeptForm } from '../records/kept-form.js';
import { useSession } from '../session/session.js';
import { AlsoSpeaking, type Key, useWords } from '../words/index.js';
import { CatalogueTrial } from './catalogue-trial.js';
import classes from './partner.module.css';
import type { PartProps } from './save.js';

type Profile = Thing<'LocateProfile'>;

/** Names of systems are the same in every language. */
const presets = { alma: 'Alma', koha: 'Koha', reshare: 'ReShare', interlend: 'Interlend' };
type Preset = keyof typeof presets;
const versions = ['1.1', '1.2', '2.0'] as const;
const indexes = ['isbn', 'issn', 'oclc', 'title', 'author', 'record'] as const;
/** A name of a system with its field; what no system is named for has words. */
const habits: Record<Profile['habit'], string | undefined> = {
  marc21: undefined,
  alma: 'Alma (AVA)',
  koha: 'Koha (952)',
  evergreen: 'Evergreen (852)',
  polaris: 'Polaris (852)',
  symphony: 'Symphony (926)',
  tlc: 'TLC (982)',
  reservoir: 'ReShare (999)',
  union924: undefined,
  opac: undefined,
  record: undefined,
};

/** How the catalogue of a partner is asked, and what it answers when it is. */
export function PartnerCatalogue({ partner }: PartProps) {
  const { data, error, refetch } = useRead('/network/catalogues');
  if (!data) return error ? <ProblemAlert error={error} retry={() => void refetch()} /> : <Loading rows={6} />;
  const kept = data.items.find((each) => each.partner === partner.code)?.profile;
  return (
    <AlsoSpeaking folder="find">
      <HowAsked key={kept ? 'kept' : 'new'} code={partner.code} kept={kept} />
      {kept ? <CatalogueTrial code={partner.code} /> : null}
    </AlsoSpeaking>
  );
}

function HowAsked({ code, kept }: { code: string; kept: Profile | undefined }) {
  const { t } = useWords();
  const { may } = useSession();
  const { politely } = useAnnouncer();
  const path = { code };
  const again = ['/network/catalogues', '/audit'] as const;
  const save = useChange((body: Profile) => api.put('/partners/{code}/locate-profile', { path, body }), {
    again,
    done: () => {
      politely(t('records.saved'));
      // What was saved just now is what the next change is made from.
      void cache.refetchQueries({ queryKey: placeOf('/network/catalogues') }).then(() => form.forget());
    },
  });
  const remove = useChange(() => api.delete('/partners/{code}/locate-profile', { path }), {
    again,
    done: () => politely(t('partner.catalogueRemoved')),
  });
  const choose = useChange((preset: Preset) => api.get('/network/presets/{preset}', { path: { preset } }), {
    done: (usual) => form.put({ ...(usual as Partial<Profile>), ...(said.address ? { address: said.address } : {}) }),
  });
  const form = useKeptForm<Partial<Profile>>(`partner ${code} catalogue`, kept ?? {}, { error: save.error });
  const said = form.values;
  const linesOf = (text: string) => (text.trim() === '' ? undefined : text.split('\n'));
  const lines = (name: 'notLocations' | 'notPolicies') => (
    <Textarea
      label={t(`partner.catalogue_${name}`)}
      description={t('partner.catalogueLines')}
      autosize
      minRows={2}
      value={(said[name] ?? []).join('\n')}
      error={form.problemAt(name)}
      onChange={(event) => form.put({ [name]: linesOf(event.currentTarget.value) })}
    />
  );
  return (
    <form
      ref={form.element}
      noValidate
      onSubmit={form.onSubmit((values) => save.mutate(values as Profile))}
      className={classes.tile}
    >
      <h2>{t('partner.catalogueHow')}</h2>
      <Kept form={form} />
      <p>{t(kept ? 'partner.catalogueAbout' : 'partner.catalogueNone')}</p>
      <fieldset disabled={!may('keepPartners')} className={classes.plain}>
        <div className={classes.fields}>
          <Select
            label={t('partner.cataloguePreset')}
            description={t('partner.cataloguePresetHow')}
            placeholder={t('partner.catalogueChoose')}
            value={null}
            onChange={(preset) => preset && choose.mutate(preset as Preset)}
            data={Object.entries(presets).map(([value, label]) => ({ value, label }))}
          />
          <TextInput
            label={t('partner.catalogueAddress')}
            description={t('partner.catalogueAddressHow')}
            inputMode="url"
            {...form.getInputProps('address')}
            value={said.address ?? ''}
          />
          <Select
            label={t('partner.catalogueVersion')}
            allowDeselect={false}
            {...form.getInputProps('version')}
            value={said.version ?? null}
            data={[...versions]}
          />
          <TextInput
            label={t('partner.catalogueSchema')}
            description={t('partner.catalogueSchemaHow')}
            {...form.getInputProps('schema')}
            value={said.schema ?? ''}
          />
          <Select
            label={t('partner.catalogueHabit')}
            description={t('partner.catalogueHabitHow')}
            allowDeselect={false}
            {...form.getInputProps('habit')}
            value={said.habit ?? null}
            data={(Object.keys(habits) as Profile['habit'][]).map((value) => ({
              value,
              label: habits[value] ?? t(`partner.catalogueHabit_${value}` as Key),
            }))}
          />
          <SecondsField
            label={t('partner.catalogueLimit')}
            description={t('partner.catalogueLimitHow')}
            milliseconds={said.timeLimitMs}
            error={form.errors['timeLimitMs'] ? t('partner.catalogueLimitWrong') : undefined}
            set={(timeLimitMs) => form.put({ timeLimitMs })}
          />
          {indexes.map((name) => (
            <TextInput
              key={name}
              label={t(`partner.catalogueIndex_${name}`)}
              value={said.indexes?.[name] ?? ''}
              error={form.errors[`indexes.${name}`]}
              onChange={(event) => {
                const { [name]: _before, ...others } = said.indexes ?? {};
                const index = event.currentTarget.value.trim();
                form.put({ indexes: index === '' ? others : { ...others, [name]: index } });
              }}
            />
          ))}
          <TextInput
            label={t('partner.catalogueSymbol')}
            description={t('partner.catalogueSymbolHow')}
            {...form.getInputProps('symbol')}
            value={said.symbol ?? ''}
            onChange={(event) => form.put({ symbol: event.currentTarget.value || undefined })}
          />
          {lines('notLocations')}
          {lines('notPolicies')}
        </div>
      </fieldset>
      <ProblemAlert error={save.error ?? choose.error ?? remove.error} atFields />
      {may('keepPartners') ? (
        <div className={classes.saveBar}>
          <Button type="submit" loading={save.isPending}>
            {t('records.save')}
          </Button>
          {kept ? (
            <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
              {t('partner.catalogueRemove')}
            </Button>
          ) : null}
          {save.isSuccess ? <span>{t('records.saved')}</span> : null}
        </div>
      ) : null}
    </form>
  );
}

interface SecondsFieldProps {
  label: string;
  description: string;
  /** Or what was typed where that is no number. */
  milliseconds: number | undefined;
  error: string | undefined;
  set: (milliseconds: number) => void;
}

/** Seconds with a comma or a period. What is no number stays as it was typed, and is refused at this field. */
function SecondsField({ milliseconds, set, ...given }: SecondsFieldProps) {
  const { locale } = useWords();
  const [typed, setTyped] = useState<string>();
  const written =
    typeof milliseconds === 'number' ? (milliseconds / 1000).toLocaleString(locale) : (milliseconds ?? '');
  return (
    <TextInput
      {...given}
      inputMode="decimal"
      value={typed !== undefined && millisecondsIn(typed) === milliseconds ? typed : written}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        set(millisecondsIn(event.currentTarget.value) as number);
      }}
    />
  );
}

const millisecondsIn = (typed: string): number | string =>
  /^-?\d+([.,]\d+)?$/.test(typed.trim()) ? Math.round(Number(typed.trim().replace(',', '.')) * 1000) : typed;
