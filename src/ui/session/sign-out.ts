/** Signing out counts for every tab of the browser: none of them goes on showing what this person could see. */
const key = 'interlend.signedOut';

/** This tab has signed out: the others are notified, and it goes to the sign-in itself. */
export function leaveEverywhere(): void {
  localStorage.setItem(key, String(Date.now()));
  location.assign('/sign-in');
}

/** Goes to the sign-in when another tab has signed out. Gives how to stop listening. */
export function leaveWithOthers(): () => void {
  const leave = (event: StorageEvent) => {
    if (event.key === key && event.newValue) location.replace('/sign-in');
  };
  addEventListener('storage', leave);
  return () => removeEventListener('storage', leave);
}
