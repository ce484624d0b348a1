import { ScanScreen } from './scan-screen.js';

export const Component = () => <ScanScreen place="receive" />;
