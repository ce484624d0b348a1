import { Select, Text, Textarea, TextInput } from '@mantine/core';
import { api } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { RefusalAlert } from '../orders/refusal.js';
import { useAnnounceDone } from '../orders/use-press.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { DayInput } from './day-input.js';
import { FormDialog } from './form-dialog.js';
import { useServerForm } from './server-form.js';
import type { Request } from './use-order.js';

interface Wish {
  location: string | null;
  manualDescription: string;
  neededBy: string | null;
  note: string;
}

/** Create Move Request: from which location; with a Manual Description it becomes a General Hold Request. */
export default function MoveDialog({ request, onClose }: { request: Request; onClose: () => void }) {
  const { t } = useWords();
  const say = useAnnounceDone();
  const clock = useClock(request.timeZone);
  const places = request.fulfilment?.moveFrom ?? [];
  // Where nothing was found, or the shelf knows better: any place of ours.
  const libraries = useRead('/libraries', { freshMs: 60_000 }).data?.items ?? [];
  const others = libraries.flatMap(({ name, locations }) =>
    locations
      .filter(({ code, kind }) => kind === 'shelf' && !places.some(({ location: each }) => each === code))
      .map(({ code, name: place }) => ({ value: code, label: t('act.moveOther', { library: name, location: place }) })),
  );
  const ask = useChange(
    ({ location, manualDescription, neededBy, note }: Wish) =>
      api.post('/requests/{id}/move-requests', {
        path: { id: request.id },
        body: {
          ...(location ? { location } : {}),
          ...(manualDescription.trim() ? { manualDescription: manualDescription.trim() } : {}),
          ...(neededBy ? { neededBy } : {}),
          ...(note.trim() ? { note: note.trim() } : {}),
        },
      }),
    {
      again: ['/move-requests', '/requests'],
      done: (now) => {
        say(now, t('act.moveAsked'));
        onClose();
      },
    },
  );
  const form = useServerForm<Wish>(
    {
      location: places[0]?.location ?? null,
      manualDescription: '',
      neededBy: proposedDay(request, clock.today()),
      note: '',
    },
    ask.error,
  );
  const { location: atPlace, manualDescription: atPiece, neededBy: atDay } = ask.error?.fields ?? {};
  const atFields = atPiece ?? atDay ?? (places.length + others.length > 0 ? atPlace : undefined);
  return (
    <FormDialog
      title={t('act.createMove')}
      submit={t('act.createMoveRequest')}
      isSending={ask.isPending}
      onSubmit={form.onSubmit((wish) => ask.mutate(wish))}
      onClose={onClose}
    >
      <Text size="sm" c="dimmed">
        {t('act.moveAbout', {
          title: [request.title, request.author].filter(Boolean).join(' · '),
          partner: request.partnerName ?? request.partner ?? t('request.thePartner'),
        })}
      </Text>
      {places.length + others.length > 0 ? (
        <Select
          data-autofocus
          label={t('act.moveFrom')}
          data={[
            {
              group: t('act.moveFound'),
              items: places.map((each) => ({
                value: each.location,
                label: t('act.movePlace', {
                  library: each.libraryName,
                  location: each.locationName,
                  count: each.available,
                }),
              })),
            },
            { group: t('act.moveOthers'), items: others },
          ].filter(({ items }) => items.length > 0)}
          searchable
          selectFirstOptionOnChange
          clearable
          clearButtonProps={{ 'aria-label': t('records.clear', { field: t('act.moveFrom') }) }}
          {...form.getInputProps('location')}
        />
      ) : null}
      <TextInput
        label={t('act.manualDescription')}
        description={t(places.length > 0 ? 'act.manualDescriptionHow' : 'act.manualDescriptionOnly')}
        required={places.length === 0}
        {...form.getInputProps('manualDescription')}
      />
      <DayInput
        label={t('act.moveNeededBy')}
        minDate={clock.today()}
        clearable
        clearButtonProps={{ 'aria-label': t('records.clear', { field: t('act.moveNeededBy') }) }}
        {...form.getInputProps('neededBy')}
      />
      <Textarea label={t('act.addNote')} {...form.getInputProps('note')} />
      {atFields ? null : <RefusalAlert refused={ask.error} />}
    </FormDialog>
  );
}

/** The day by which the borrower needs it, while that is to come. */
function proposedDay({ next }: Request, today: string): string | null {
  const day = next?.kind === 'neededBy' ? next.at.slice(0, 10) : undefined;
  return day !== undefined && day >= today ? day : null;
}
