// Loaded before every script of ours. On Linux npm puts Node 24 first on the path; elsewhere the user brings it.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `Reinstate's scripts need Node 24 or newer, and this is ${process.version}: install it from nodejs.org, then run \`npm ci\` again.\n`,
  );
  process.exit(1);
}
