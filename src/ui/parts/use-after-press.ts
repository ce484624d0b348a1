import { useEffect, useRef } from 'react';

/**
 * Does something once no pointer is pressed: at once, or when the one that is pressed now is released. A field that is left
 * by pressing a button moves nothing under that button: its click would go astray.
 */
export function useAfterPress(): (work: () => void) => void {
  const isPressed = useRef(false);
  const waiting = useRef<() => void>(undefined);
  useEffect(() => {
    const press = () => {
      isPressed.current = true;
    };
    // The pressed element is known by now, and gets its click afterwards.
    const release = () => {
      isPressed.current = false;
      const work = waiting.current;
      waiting.current = undefined;
      work?.();
    };
    const listeners = [
      ['pointerdown', press],
      ['pointerup', release],
      ['pointercancel', release],
      ['dragend', release],
    ] as const;
    for (const [event, listener] of listeners) addEventListener(event, listener, true);
    return () => {
      for (const [event, listener] of listeners) removeEventListener(event, listener, true);
    };
  }, []);
  return (work) => {
    if (isPressed.current) waiting.current = work;
    else work();
  };
}
