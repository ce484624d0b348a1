/** What changes with whose task a request is. */
export const afterAssigning = ['/requests', '/work', '/work/counts', '/requests/facets'] as const;
