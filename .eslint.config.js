import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  {
    ignores: [
      'node_modules',
      'coverage',
      'data',
      'src/answers/encoder/kernel',
      'src/trees/kernel',
      'src/quotes/extraction/kernel',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Numbers and booleans in messages are what they look like.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // wink-nlp's `its` helpers are passed as values, and need no `this`.
      '@typescript-eslint/unbound-method': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['src/playground/page/**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        'window document navigator location localStorage WebSocket fetch URL CustomEvent Event KeyboardEvent HTMLElement FileReader requestAnimationFrame cancelAnimationFrame matchMedia setTimeout clearTimeout setInterval clearInterval queueMicrotask console ResizeObserver IntersectionObserver MutationObserver structuredClone customElements Node DOMParser Intl performance Blob File FormData CSS getComputedStyle history'
          .split(' ')
          .map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    // Typed arrays are indexed by numbers that are in range by construction.
    files: [
      'src/answers/**',
      'src/quotes/extraction/**',
      'src/quotes/resolution/**',
      'src/trees/**',
      'src/training/**',
      'tests/benchmarks/**',
      'tests/answers/**',
      'tests/trees/**',
    ],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // Terminal programs and benchmarks print.
    files: ['src/cli.ts', 'src/terminal/**', 'src/training/**', 'tests/benchmarks/**'],
    rules: { 'no-console': 'off' },
  },
);
