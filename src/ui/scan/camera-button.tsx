import { Button } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { type ReadingShown, readingOf } from '../parts/reading.js';
import { useWords } from '../words/index.js';

/** Read only when somebody scans with the camera: the program that finds codes in pictures is large. */
const Camera = lazy(() => import('./camera.js'));

/** Opens the camera of the phone or tablet: what it sees is entered as a scanner would type it. */
export function CameraButton({ onScan }: { onScan: (reading: ReadingShown) => void }) {
  const { t } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  if (!isOpen)
    return (
      <Button
        variant="default"
        size="compact-md"
        mb="sm"
        leftSection={<IconCamera size={18} aria-hidden />}
        onClick={() => setIsOpen(true)}
        data-open-camera
      >
        {t('scan.camera')}
      </Button>
    );
  return (
    <Suspense>
      <Camera onCode={(code) => onScan(readingOf(code))} onClose={() => setIsOpen(false)} />
    </Suspense>
  );
}
