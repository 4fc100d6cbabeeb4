import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catalogue } from '../../shared/domain/catalogue.ts';
import { loadCatalogue } from '../app/load-catalogue.ts';
import { describeBrokenOverrides, loadOwnCatalogue } from '../app/own-catalogue.ts';
import type { CommandHost, CommandInput } from './command.ts';

/** The catalogue for a command that opens no data folder: with the user's own file where `--data` or REINSTATE_DATA names one. */
export function loadHeadlessCatalogue({ options }: CommandInput, host: CommandHost): Catalogue {
  const resourcesDir = fileURLToPath(new URL('../../resources', import.meta.url));
  const data = options['data'] ?? host.env['REINSTATE_DATA'] ?? '';
  if (data === '') return loadCatalogue(resourcesDir);
  const { catalogue, overrides } = loadOwnCatalogue(resourcesDir, resolve(data));
  const broken = describeBrokenOverrides(overrides);
  if (broken !== null) host.note(`${broken}\n`);
  return catalogue;
}
