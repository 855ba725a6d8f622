export { setUp as default } from './test-system.mjs';
