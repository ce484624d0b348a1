/** When a partner says that it is closed, as its own record keeps it: rotas leave it out until then. */
export interface PartnerClosure {
  closedFrom: string | null;
  closedUntil: string | null;
}
