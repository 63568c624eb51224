import js from '@eslint/js'
import tseslint from 'typescript-eslint'

/** What shared code may not name: it runs in pages, in Node and at the desk alike. */
const NOT_SHARED = [
  ...['document', 'window', 'process', 'Buffer', 'fetch', 'localStorage', 'indexedDB'],
].map((name) => ({ name, message: 'shared code runs everywhere' }))

/** The private half of OpenPGP.js. */
const OPENS = [
  ...['decrypt', 'decryptKey', 'decryptSessionKeys', 'readPrivateKey', 'readPrivateKeys'],
  ...['generateKey', 'generateSessionKey', 'sign', 'reformatKey', 'revokeKey', 'encryptKey'],
]

export default tseslint.config(
  { ignores: ['dist', 'coverage', 'data', 'node_modules'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['src/tsconfig.*.json', 'test/tsconfig.json'],
        noWarnOnMultipleProjects: true,
      },
    },
    rules: {
      'max-lines': ['error', 250],
      // Counts held in typed arrays: the index cannot be out of range.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'named exports only' },
        {
          selector: "MemberExpression[object.name='Math'][property.name='random']",
          message: 'use crypto',
        },
      ],
      // Pieces of shape with one field are clearer as types beside their unions.
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
    },
  },
  {
    // A JSON file is a default export, whatever the house does.
    files: ['src/**/*.d.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['src/domain/**', 'src/archive/**', 'src/openpgp/**', 'src/desk/**'],
    ignores: ['src/desk/disk/**'],
    rules: { 'no-restricted-globals': ['error', ...NOT_SHARED] },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/desk/**', 'src/bin/make-key.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'openpgp', importNames: OPENS, message: 'only the desk opens' }] },
      ],
    },
  },
  {
    files: ['**/*.ts'],
    ignores: ['src/server/store/sqlite.ts', 'src/server/store/better-sqlite3-12.d.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['better-sqlite3', 'better-sqlite3-12'],
              allowTypeImports: true,
              message: 'store/sqlite.ts knows which one this Node can have',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/bin/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'only bin/config reads the environment' },
      ],
    },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
    },
  },
  {
    files: ['**/*.js'],
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        setTimeout: 'readonly',
        performance: 'readonly',
        fetch: 'readonly',
      },
    },
  },
)
