import { isatty } from 'node:tty';

/**
 * `kill -HUP` asks for a restart. A terminal that is closed sends the same signal and means the end, as it does for every
 * program: the end is then asked for as by SIGTERM. Windows has no such signal.
 */
export function onHangUp(restart: () => void): void {
  if (process.platform === 'win32') return;
  const terminals = [0, 1, 2].filter((descriptor) => isatty(descriptor));
  process.on('SIGHUP', () => {
    if (terminals.some((descriptor) => !isatty(descriptor))) process.kill(process.pid, 'SIGTERM');
    else restart();
  });
}
