import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Whole processes, browsers and fitted models start in many of the tests; a busy machine needs the room.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Browsers and processes on a busy machine get a second try, which the report shows; what fails twice is broken.
    retry: 1,
  },
});
