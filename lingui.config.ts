import extractor from '@lingui/cli/api/extractors/babel';
import { formatter } from '@lingui/format-po';
import { saidExtractor } from './tests/tools/said-extractor.ts';

export default {
  sourceLocale: 'en',
  locales: ['en', 'zh-Hans'],
  catalogs: [
    {
      path: '<rootDir>/renderer/locales/{locale}/messages',
      include: ['<rootDir>/renderer', '<rootDir>/shared', '<rootDir>/electron'],
      exclude: ['**/node_modules/**', '<rootDir>/renderer/locales/**'],
    },
  ],
  // Sentences of the rules by our own reader, the page's by Lingui's.
  extractors: [saidExtractor, extractor],
  compileNamespace: 'ts',
  // Without line numbers, so that a catalogue changes only when a text does.
  format: formatter({ lineNumbers: false, origins: false }),
  orderBy: 'message',
};
