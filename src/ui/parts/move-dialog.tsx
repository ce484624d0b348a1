import { Button, Modal, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { RefusalAlert } from '../orders/refusal.js';
import { useAnnounceDone } from '../orders/use-press.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { DayInput } from './day-input.js';
import { DialogFooter } from './dialog-footer.js';
import type { Request } from './use-order.js';

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
  const [location, setLocation] = useState<string | null>(places[0]?.location ?? null);
  const [manualDescription, describe] = useState('');
  const [note, setNote] = useState('');
  const [neededBy, need] = useState(() => proposedDay(request, clock.today()));
  const ask = useChange(
    () =>
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
  const { location: atPlace, manualDescription: atPiece, neededBy: atDay } = ask.error?.fields ?? {};
  const atFields = atPiece ?? atDay ?? (places.length + others.length > 0 ? atPlace : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate(undefined);
  };
  return (
    <Modal opened onClose={onClose} title={t('act.createMove')} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
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
              value={location}
              onChange={setLocation}
              clearable
              clearButtonProps={{ 'aria-label': t('records.clear', { field: t('act.moveFrom') }) }}
              error={ask.error?.fields['location']}
            />
          ) : null}
          <TextInput
            label={t('act.manualDescription')}
            description={t(places.length > 0 ? 'act.manualDescriptionHow' : 'act.manualDescriptionOnly')}
            required={places.length === 0}
            value={manualDescription}
            onChange={(event) => describe(event.currentTarget.value)}
            error={ask.error?.fields['manualDescription']}
          />
          <DayInput
            label={t('act.moveNeededBy')}
            value={neededBy}
            onChange={need}
            minDate={clock.today()}
            clearable
            clearButtonProps={{ 'aria-label': t('records.clear', { field: t('act.moveNeededBy') }) }}
            error={ask.error?.fields['neededBy']}
          />
          <Textarea label={t('act.addNote')} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
          {atFields ? null : <RefusalAlert refused={ask.error} />}
          <DialogFooter>
            <Button variant="default" onClick={onClose}>
              {t('frame.close')}
            </Button>
            <Button type="submit" loading={ask.isPending}>
              {t('act.createMoveRequest')}
            </Button>
          </DialogFooter>
        </Stack>
      </form>
    </Modal>
  );
}

/** The day by which the borrower needs it, while that is to come. */
function proposedDay({ next }: Request, today: string): string | null {
  const day = next?.kind === 'neededBy' ? next.at.slice(0, 10) : undefined;
  return day !== undefined && day >= today ? day : null;
}
