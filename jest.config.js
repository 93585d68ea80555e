import { availableParallelism } from 'node:os';

/** `npm test` runs the quick tests; `npm run test:long` runs the tests that wait, kill processes or repeat. */
const isLong = process.env.TEST_DEPTH === 'full';

export default {
  // Loads the program once per worker, not once per test file.
  runner: 'jest-light-runner',
  // Node.js strips the types, so test files need no transform.
  transform: {},
  extensionsToTreatAsEsm: ['.ts'],
  // Property tests run in both, with a twentieth of their cases in the quick run.
  testMatch: [`<rootDir>/test/**/*.${isLong ? '{long,property}.' : ''}test.ts`],
  modulePathIgnorePatterns: ['<rootDir>/packages/[^/]+/dist', '<rootDir>/.previous-release'],
  testPathIgnorePatterns: isLong ? [] : ['\\.long\\.test\\.ts$'],
  globalSetup: '<rootDir>/test/support/postgres.ts',
  globalTeardown: '<rootDir>/test/support/tear-down.ts',
  setupFilesAfterEnv: ['<rootDir>/test/support/timeouts.ts'],
  reporters: ['default', '<rootDir>/test/support/slowest-files.ts'],
  // Tests wait for PostgreSQL, timers and sockets. With one worker per core, a fifth of the time is idle.
  // The long run starts processes of its own, so one worker per core is enough.
  maxWorkers: isLong ? availableParallelism() : Math.ceil(availableParallelism() * 1.5),
};
