/** A window in which no menu of this length has room, as at 200 %: it becomes a sheet as high as the window. */
export const lowOrNarrow = '(max-height: 560px), (max-width: 599px)';
export const highSheet = { position: 'fixed', top: 0, right: 0, bottom: 0, left: 'auto' } as const;
