import { ActionIcon, Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconCircleCheck, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { AlsoSpeaking, useWords } from '../words/index.js';
import { readingOf } from './reading.js';
import classes from './volumes-field.module.css';
import { linesOfVolumes, missingVolumes, type VolumeRow, volumesIn } from './volumes-of-form.js';

export interface VolumesFieldProps {
  label: string;
  /** One line a volume: `39345: v. 1`. */
  value: string;
  problem: ReactNode;
  change: (value: string) => void;
  /** Gets a sentence with the volumes that are not in the parcel; empty when all are. */
  missing: (said: string) => void;
}

/** The volumes of a parcel: the lender's barcodes are there, and each is scanned, or marked as missing. */
export default function VolumesField(props: VolumesFieldProps) {
  return (
    <AlsoSpeaking folder="scan">
      <Volumes {...props} />
    </AlsoSpeaking>
  );
}

function Volumes({ label, value, problem, change, missing }: VolumesFieldProps) {
  const { t } = useWords();
  const [rows, setRows] = useState<readonly VolumeRow[]>(() => volumesIn(value));
  const [unknown, setUnknown] = useState('');
  const set = (next: readonly VolumeRow[]) => {
    setRows(next);
    change(linesOfVolumes(next));
    const absent = missingVolumes(next, (number) => t('scan.volumeNumber', { number }));
    missing(absent.length > 0 ? t('scan.volumesMissing', { volumes: absent }) : '');
  };
  const edit = (at: number, more: Partial<VolumeRow>) =>
    set(rows.map((row, index) => (index === at ? { ...row, ...more } : row)));
  const scanned = rows.filter((row) => row.isScanned && row.isHere).length;
  const scan = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const { code } = readingOf(event.currentTarget.value);
    event.currentTarget.value = '';
    if (!code) return;
    const at = rows.findIndex(({ barcode }) => barcode === code);
    const empty = rows.findIndex(({ barcode, isHere }) => barcode === '' && isHere);
    setUnknown(at < 0 && empty < 0 ? code : '');
    if (at >= 0) edit(at, { isScanned: true, isHere: true });
    else if (empty >= 0) edit(empty, { barcode: code, isScanned: true });
  };
  const nameOf = ({ description }: VolumeRow, at: number) => description || t('scan.volumeNumber', { number: at + 1 });
  return (
    <fieldset className={classes.volumes} data-volumes>
      <legend className={classes.legend}>{label}</legend>
      {rows.length > 0 ? (
        <TextInput
          aria-label={t('scan.volumesScan')}
          placeholder={t('scan.volumesScan')}
          autoComplete="off"
          data-autofocus
          onKeyDown={scan}
          error={unknown ? t('scan.volumeUnknown', { code: unknown }) : undefined}
          rightSectionWidth={130}
          rightSection={
            <span className={classes.count}>{t('scan.volumesScanned', { count: scanned, of: rows.length })}</span>
          }
        />
      ) : null}
      {rows.map((row, at) => (
        <div key={at} className={classes.row} data-volume={at + 1}>
          <TextInput
            size="xs"
            aria-label={t('scan.volumeName', { volume: nameOf(row, at) })}
            placeholder={t('scan.volumeNumber', { number: at + 1 })}
            value={row.description}
            onChange={(event) => edit(at, { description: event.currentTarget.value })}
          />
          <TextInput
            size="xs"
            aria-label={t('scan.volumeBarcode', { volume: nameOf(row, at) })}
            placeholder={t('scan.barcode')}
            value={row.barcode}
            disabled={!row.isHere}
            onChange={(event) => edit(at, { barcode: event.currentTarget.value, isScanned: false })}
          />
          <span className={classes.state} data-scanned={row.isScanned || undefined}>
            {row.isScanned && row.isHere ? (
              <>
                <IconCircleCheck size={16} aria-hidden /> {t('scan.volumeScanned')}
              </>
            ) : null}
          </span>
          {row.isOfLender ? (
            <SegmentedControl
              size="xs"
              aria-label={t('scan.volumeInParcel', { volume: nameOf(row, at) })}
              value={row.isHere ? 'here' : 'missing'}
              onChange={(where) => edit(at, { isHere: where === 'here' })}
              data={[
                { value: 'here', label: t('scan.volumeHere') },
                { value: 'missing', label: t('scan.volumeMissing') },
              ]}
            />
          ) : (
            <ActionIcon
              variant="subtle"
              aria-label={t('scan.volumeRemove', { volume: nameOf(row, at) })}
              onClick={() => set(rows.filter((_, index) => index !== at))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          )}
        </div>
      ))}
      <Button
        variant="default"
        size="compact-sm"
        onClick={() =>
          set([...rows, { barcode: '', description: '', isHere: true, isScanned: false, isOfLender: false }])
        }
      >
        {t('scan.volumeAdd')}
      </Button>
      {problem ? (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      ) : null}
    </fieldset>
  );
}
