/** Where patrons may be told to pick something up: a virtual library has no counter, unless it was given a desk with a hold shelf. */
export const isPickupPlace = ({
  virtual,
  desks,
}: {
  virtual: boolean;
  desks: readonly { holdShelf?: boolean | undefined }[];
}): boolean => !virtual || desks.some(({ holdShelf }) => holdShelf);
