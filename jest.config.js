/** Node strips the types itself, so a test file runs as it is written: no transform. */
export default {
  // Loads the program once for each worker, instead of once for each test file.
  runner: 'jest-light-runner',
  transform: {},
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  globalSetup: '<rootDir>/test/support/postgres.ts',
  globalTeardown: '<rootDir>/test/support/tear-down.ts',
  setupFilesAfterEnv: ['<rootDir>/test/support/timeouts.ts'],
  // PostgreSQL works in processes of its own: a core left free for it would mostly idle.
  maxWorkers: '100%',
};
