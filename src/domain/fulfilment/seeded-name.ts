/** What the first library is called until somebody names it: a term of the trade, which no letter says to a patron. */
export const seededLibraryName = 'Resource Sharing Library';
