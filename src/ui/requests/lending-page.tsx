import { RequestList } from './request-list.js';

/** Lending Requests. */
export const Component = () => <RequestList side="lending" />;
