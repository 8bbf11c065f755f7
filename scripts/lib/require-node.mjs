// Imported before anything else by every script that a person starts. Plain JavaScript that old versions can parse.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 24 || (major === 24 && minor < 7)) {
  console.error(
    [
      `Parley brings its own Node, but this script is run by Node ${process.versions.node}.`,
      'Start it through pnpm (npx -y pnpm@12 start), which installs and uses the right one.',
      'If it still comes to this, the npm package “node” has no build for this computer: install Node 24.7 or newer.',
    ].join('\n'),
  );
  process.exit(1);
}
