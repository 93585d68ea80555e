import { availableParallelism } from 'node:os';

/** `npm test` runs what a change usually breaks; `npm run test:long` runs what waits, kills or repeats. */
const isLong = process.env.TEST_DEPTH === 'full';

export default {
  // Loads the program once for each worker, instead of once for each test file.
  runner: 'jest-light-runner',
  // Node strips the types itself, so a test file runs as it is written.
  transform: {},
  extensionsToTreatAsEsm: ['.ts'],
  // A property test runs in both, with a tenth of its cases in the quick run.
  testMatch: [`<rootDir>/test/**/*.${isLong ? '{long,property}.' : ''}test.ts`],
  testPathIgnorePatterns: isLong ? [] : ['\\.long\\.test\\.ts$'],
  globalSetup: '<rootDir>/test/support/postgres.ts',
  globalTeardown: '<rootDir>/test/support/tear-down.ts',
  setupFilesAfterEnv: ['<rootDir>/test/support/timeouts.ts'],
  reporters: ['default', '<rootDir>/test/support/slowest-files.ts'],
  // Tests wait for PostgreSQL, timers and sockets: with one worker per core, a fifth of the time is idle.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
};
