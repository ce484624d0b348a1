import { RequestList } from './request-list.js';

/** Borrowing Requests. */
export const Component = () => <RequestList side="borrowing" />;
