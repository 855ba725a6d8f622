export { tearDown as default } from './test-system.mjs';
