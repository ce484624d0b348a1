import { useEffect } from 'react';
import { useBlocker } from 'react-router';

/**
 * The browser's Back with a dialog open is for the dialog, not for the page below it: it closes the dialog, or does nothing
 * where something is typed in it that would be lost.
 */
export function useBackStays(close: () => void, isTyped: () => boolean = () => false): void {
  const blocker = useBlocker(({ historyAction }) => historyAction === 'POP');
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    blocker.reset();
    if (!isTyped()) close();
  }, [blocker, close, isTyped]);
}
