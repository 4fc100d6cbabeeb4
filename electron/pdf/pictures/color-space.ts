import type { PDFArray, PDFContext, PDFName, PDFRef } from 'pdf-lib';

const DEVICE = { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' } as const;
const PROFILE_SPACES: Readonly<Record<number, string>> = { 1: 'GRAY', 3: 'RGB ', 4: 'CMYK' };
const PROFILE_HEADER_BYTES = 128;

/**
 * The colour space of a picture: its own profile when that fits the number of its components, else the device's.
 * A phone's wide-gamut colours come out pale without their profile.
 */
export function makeColorSpace(
  target: PDFContext,
  components: 1 | 3 | 4,
  iccProfile: Uint8Array | null,
): PDFArray | PDFName {
  const device = target.obj(DEVICE[components]);
  if (!iccProfile || !fits(iccProfile, components)) return device;
  return target.obj(['ICCBased', registerProfile(target, components, iccProfile)]);
}

function registerProfile(target: PDFContext, components: 1 | 3 | 4, profile: Uint8Array): PDFRef {
  const stream = target.flateStream(profile, { N: components, Alternate: DEVICE[components] });
  return target.register(stream);
}

/** ICC.1 section 7.2: the colour space at byte 16, the signature `acsp` at byte 36. */
function fits(profile: Uint8Array, components: number): boolean {
  if (profile.length <= PROFILE_HEADER_BYTES) return false;
  const text = (from: number): string => String.fromCharCode(...profile.subarray(from, from + 4));
  return text(16) === PROFILE_SPACES[components] && text(36) === 'acsp';
}
