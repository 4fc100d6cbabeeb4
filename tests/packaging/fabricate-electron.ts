import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';

const MAC_HELPERS = ['', ' (Renderer)', ' (Plugin)', ' (GPU)'];

/**
 * Writes a folder that electron-builder takes for an unpacked Electron of any system, so that packing can be tried without a
 * download. Its "binaries" hold the one thing that packing changes in them: the fuse wire.
 */
export function fabricateElectron(folder: string): void {
  writeFolder(folder, { LICENSE: 'made up for a test', 'electron.exe': fabricateExe() });
  writeFileSync(join(folder, 'electron'), fuseWire(), { mode: 0o755 });
  writeFolder(join(folder, 'locales'), { 'en-US.pak': '', 'zh-CN.pak': '', 'de.pak': '' });
  fabricateMacBundle(join(folder, 'Electron.app'));
}

/** Eight fuses of version 1, in the state in which Electron is released. */
function fuseWire(): Buffer {
  const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
  return Buffer.concat([
    Buffer.from('padding'),
    Buffer.from(sentinel),
    Buffer.from([1, 8]),
    Buffer.from('10110001'),
    Buffer.alloc(64),
  ]);
}

/** A minimal Windows program: a version resource, which packing rewrites, and the fuse wire behind it. */
function fabricateExe(): Buffer {
  const executable = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(executable);
  const version = Resource.VersionInfo.createEmpty();
  version.setFileVersion(45, 0, 0, 0, 1033);
  version.setStringValues({ lang: 1033, codepage: 1200 }, { FileDescription: 'Electron', ProductName: 'Electron' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  executable.setExtraData(toArrayBuffer(fuseWire()));
  return Buffer.from(executable.generate());
}

function toArrayBuffer(bytes: Buffer): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}

function fabricateMacBundle(bundle: string): void {
  const contents = join(bundle, 'Contents');
  writeFolder(contents, { 'Info.plist': plist('Electron') });
  writeFolder(join(contents, 'MacOS'), { Electron: 'program' });
  writeFolder(join(contents, 'Resources'), { 'electron.icns': '' });
  const frameworks = join(contents, 'Frameworks');
  const framework = join(frameworks, 'Electron Framework.framework');
  writeFolder(framework, { 'Electron Framework': fuseWire() });
  for (const language of ['en', 'zh_CN', 'de']) {
    // Empty folders would not be copied.
    writeFolder(join(contents, 'Resources', `${language}.lproj`), { 'InfoPlist.strings': '' });
    writeFolder(join(framework, 'Versions/A/Resources', `${language}.lproj`), { 'locale.pak': '' });
  }
  for (const suffix of MAC_HELPERS) {
    const name = `Electron Helper${suffix}`;
    const helper = join(frameworks, `${name}.app`, 'Contents');
    writeFolder(helper, { 'Info.plist': plist(name) });
    writeFolder(join(helper, 'MacOS'), { [name]: 'program' });
  }
}

function plist(executable: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>CFBundleExecutable</key><string>${executable}</string>
<key>CFBundleName</key><string>${executable}</string>
<key>CFBundleIdentifier</key><string>com.github.Electron</string>
<key>CFBundleIconFile</key><string>electron.icns</string>
</dict></plist>`;
}

function writeFolder(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
}
