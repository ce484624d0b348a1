/** What is read anew when a call was settled or sent again. */
export const afterCall = [
  '/requests/{id}/system-calls',
  '/library-system-calls',
  '/library-system-state',
  '/library-system/{code}',
  '/requests/{id}/history',
] as const;
