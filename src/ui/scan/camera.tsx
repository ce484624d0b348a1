import { Alert, Button } from '@mantine/core';
import { IconCameraOff } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import decoder from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { useWords } from '../words/index.js';
import classes from './camera.module.css';
import { codesIn, newCodes, prepareDecoder } from './decode.js';

type Trouble = 'cameraInsecure' | 'cameraNone' | 'cameraDenied' | 'cameraBusy';

export interface CameraProps {
  onCode: (code: string) => void;
  onClose: () => void;
}

/** A picture of so many pixels in width is read: more takes a phone too long. */
const widest = 1280;
const pauseMs = 120;

/** What the camera sees; each code that comes before it is entered once. It stays open for the next one. */
export default function Camera({ onCode, onClose }: CameraProps) {
  const { t } = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const [trouble, setTrouble] = useState<Trouble>();
  const newest = useRef(onCode);
  newest.current = onCode;

  useEffect(() => {
    let isOpen = true;
    let stream: MediaStream | undefined;
    let next: ReturnType<typeof setTimeout> | undefined;
    const canvas = document.createElement('canvas');
    const fresh = newCodes(() => performance.now());
    const look = async () => {
      const seen = video.current && pictureOf(video.current, canvas);
      const codes = seen ? await codesIn(seen) : [];
      if (!isOpen) return;
      for (const code of fresh(codes)) {
        navigator.vibrate?.(60);
        newest.current(code);
      }
      next = setTimeout(() => void look().catch(failed), pauseMs);
    };
    const failed = (error: unknown) => isOpen && setTrouble(troubleOf(error));
    const open = async () => {
      prepareDecoder({ address: decoder });
      stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } },
      });
      if (!isOpen || !video.current) return stop(stream);
      video.current.srcObject = stream;
      await video.current.play();
      await look();
    };
    if (navigator.mediaDevices) void open().catch(failed);
    else setTrouble('cameraInsecure');
    return () => {
      isOpen = false;
      clearTimeout(next);
      stop(stream);
    };
  }, []);

  return (
    <div className={classes.camera} data-camera={trouble ?? 'open'}>
      {trouble ? (
        <Alert color="orange" icon={<IconCameraOff aria-hidden />} role="alert">
          {t(`scan.${trouble}`)}
        </Alert>
      ) : (
        <>
          <video ref={video} className={classes.picture} muted playsInline aria-label={t('scan.cameraPicture')} />
          <p className={classes.how}>{t('scan.cameraHow')}</p>
        </>
      )}
      <Button variant="default" onClick={onClose}>
        {t('scan.cameraClose')}
      </Button>
    </div>
  );
}

function stop(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** The picture that is on now; none before the first one came. */
function pictureOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | undefined {
  if (video.videoWidth === 0) return undefined;
  const scale = Math.min(1, widest / video.videoWidth);
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  const paper = canvas.getContext('2d', { willReadFrequently: true });
  paper?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return paper?.getImageData(0, 0, canvas.width, canvas.height);
}

function troubleOf(error: unknown): Trouble {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'cameraDenied';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'cameraNone' : 'cameraBusy';
}
