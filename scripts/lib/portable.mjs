const homes = String.raw`/home/[a-z_][\w-]*|/Users/\w[\w.-]*|[A-Z]:\\Users\\\w+`;

function escaped(text) {
  return text.replaceAll(/[.*+?^$()|[\]{}\\]/g, String.raw`\$&`);
}

/** The lines of a file that only mean something on one machine. `folders`: those of this one. */
export function unportable(file, text, folders) {
  const lock = file.endsWith('pnpm-lock.yaml');
  const path = new RegExp(`(?<![\\w.-])(?:${[...folders.map(escaped), homes].join('|')})/`);
  const download = /https?:\/\//;
  return text.split('\n').flatMap((line, index) => {
    const what = path.test(line) ? 'a path of one machine' : lock && download.test(line) ? 'an address to download from' : null;
    return what === null ? [] : [`${file}:${index + 1} has ${what}: ${line.trim().slice(0, 120)}`];
  });
}
