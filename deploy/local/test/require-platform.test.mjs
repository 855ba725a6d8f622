import { expect, test } from '@jest/globals';
import { requirePlatform } from '../install/require-platform.mjs';

const refusal = (message) =>
  expect.objectContaining({ code: 'PLATFORM_UNSUPPORTED', message: expect.stringMatching(message) });
const everything = () => true;
const nothing = () => false;

test.each([
  ['linux', 'x64'],
  ['linux', 'arm64'],
  ['darwin', 'x64'],
  ['darwin', 'arm64'],
])('%s on %s is supported', (platform, arch) => {
  expect(() => requirePlatform({ platform, arch, exists: everything })).not.toThrow();
});

test('Windows is pointed to WSL', () => {
  expect(() => requirePlatform({ platform: 'win32', arch: 'x64' })).toThrow(refusal(/win32-x64.*WSL 2/));
});

test.each([
  ['freebsd', 'x64'],
  ['linux', 'riscv64'],
])('%s on %s is named and pointed to the containers', (platform, arch) => {
  expect(() => requirePlatform({ platform, arch })).toThrow(refusal(`this is ${platform}-${arch}.*containers`));
});

test('a Linux without glibc is told which loader it lacks', () => {
  expect(() => requirePlatform({ platform: 'linux', arch: 'x64', exists: nothing })).toThrow(
    refusal(/need glibc \(\/lib64\/ld-linux-x86-64\.so\.2 is missing.*musl/),
  );
});
