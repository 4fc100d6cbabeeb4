import { formatter } from '@lingui/format-po';

export default {
  sourceLocale: 'en',
  locales: ['en'],
  catalogs: [
    {
      path: '<rootDir>/renderer/locales/{locale}/messages',
      include: ['<rootDir>/renderer'],
      exclude: ['**/node_modules/**', '<rootDir>/renderer/locales/**'],
    },
  ],
  compileNamespace: 'ts',
  // Without line numbers, so that a catalogue changes only when a text does.
  format: formatter({ lineNumbers: false, origins: false }),
  orderBy: 'message',
};
