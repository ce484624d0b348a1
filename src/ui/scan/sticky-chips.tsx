import { Button, Checkbox, Group, Menu, SegmentedControl } from '@mantine/core';
import { IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { useWords } from '../words/index.js';
import { type ScanTicks, usuallyTicked } from './kept-here.js';
import type { By, Place } from './pile.js';
import classes from './scan.module.css';
import { armSounds, playAll, volumes } from './sounds.js';
import { volumeKept } from './volume.js';

interface Props {
  place: Place;
  ticked: ScanTicks;
  change(next: ScanTicks): void;
  withForm: boolean;
  setWithForm(on: boolean): void;
}

/** What holds for every scan until it is changed: marked when it is not as usual. */
export function StickyChips({ place, ticked, change, withForm, setWithForm }: Props) {
  const { t } = useWords();
  const chip = (name: 'printSlip' | 'notifyPatron', label: string) => (
    <span className={classes.chip} data-unusual={ticked[name] === usuallyTicked[name] ? undefined : true}>
      <Checkbox
        label={label}
        checked={ticked[name] ?? false}
        onChange={(event) => change({ ...ticked, [name]: event.currentTarget.checked })}
      />
    </span>
  );
  return (
    <div className={classes.bar}>
      <SegmentedControl
        aria-label={t('scan.reads')}
        value={ticked.by ?? 'any'}
        onChange={(by) => {
          const { by: _, ...rest } = ticked;
          change(by === 'any' ? rest : { ...rest, by: by as By });
        }}
        data={[
          { value: 'any', label: t('scan.automatic') },
          { value: 'barcode', label: t('scan.barcode') },
          { value: 'externalId', label: t('scan.externalId') },
        ]}
      />
      {place === 'receive' || place === 'ship' ? chip('printSlip', t('scan.printSlip')) : null}
      {place === 'receive' ? chip('notifyPatron', t('scan.notifyPatron')) : null}
      {place === 'in' ? null : (
        <span className={classes.chip} data-unusual={withForm || undefined}>
          <Checkbox
            label={t('scan.withForm')}
            checked={withForm}
            onChange={(event) => setWithForm(event.currentTarget.checked)}
          />
        </span>
      )}
    </div>
  );
}

/** How loud the answers are, and a way to hear them. */
export function SoundMenu() {
  const { t } = useWords();
  const volume = volumeKept.use();
  const Shape = volume === 'off' ? IconVolumeOff : IconVolume;
  return (
    <Group gap={4}>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<Shape size={18} aria-hidden />}>
            {t('frame.pair', { name: t('scan.sound'), value: t(`scan.sound_${volume}`) })}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {volumes.map((each) => (
            <Menu.Item key={each} onClick={() => volumeKept.set(each)} fw={each === volume ? 600 : undefined}>
              {t(`scan.sound_${each}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item
            closeMenuOnClick={false}
            onClick={() => {
              armSounds();
              playAll(volume);
            }}
          >
            {t('scan.soundTest')}
          </Menu.Item>
          <Menu.Label maw={240}>{t('scan.soundHeard')}</Menu.Label>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
